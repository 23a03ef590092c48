import type { Armed } from '../kernel/armed.ts';
import { followSlice, type Followed } from './follow-slice.ts';
import type { LogKernel } from '../kernel/kernel-of-log.ts';
import type { Slice } from '../link/slice.ts';
import type { SliceTables } from './slice-tables.ts';

/** What has to be granted before a slice can be explained. */
export interface Granted {
  /** A return is missing: the kernel drops some when too many run at once. */
  readonly missingReturn: boolean;
  /** The RCU callback of the kill is running at that very moment. */
  readonly callback: boolean;
}

/** What was granted, at its line. */
export interface GrantedAt extends Granted {
  readonly line: number;
}

/** A slice that was followed, maybe only after something unlikely was granted. */
export interface FollowedSlice extends Followed {
  readonly granted?: GrantedAt;
}

/** What may be granted, the more likely first. */
export const GRANTS: readonly Granted[] = [
  { missingReturn: true, callback: false },
  { missingReturn: false, callback: true },
  { missingReturn: true, callback: true },
];

/** Follows slices whose entries were kept, and keeps the runs that explain them. */
export function followLog(
  slices: readonly Slice[],
  armed: Armed,
  kernel: LogKernel,
  tables: SliceTables,
): FollowedSlice[] {
  const lenient = armed.withoutReturns();
  return slices.map((slice) => {
    const strict = followSlice(tables.spaceFor(slice, armed, kernel), slice);
    if (!strict.unexplained) return strict;
    const { line } = strict.unexplained.entry;
    for (const granted of GRANTS) {
      const space = tables.spaceFor(slice, granted.missingReturn ? lenient : armed, kernel);
      const followed = followSlice(space, slice, { callbackInTwo: granted.callback });
      if (!followed.unexplained) return { ...followed, granted: { line, ...granted } };
    }
    return strict;
  });
}
