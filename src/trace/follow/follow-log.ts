import type { Armed } from '../kernel/armed.ts';
import { followSlice, type Followed } from './follow-slice.ts';
import type { LogKernel } from '../kernel/kernel-of-log.ts';
import type { Slice } from '../link/slice.ts';
import type { SliceTables } from './slice-tables.ts';

/** What has to be granted before a slice can be explained. */
export interface Granted {
  readonly line: number;
  readonly text: string;
}

/** A slice that was followed, maybe only after something unlikely was granted. */
export interface FollowedSlice extends Followed {
  readonly granted?: Granted;
}

const A_RETURN = 'a return is missing (the kernel drops some when too many run at once)';
const THE_CALLBACK =
  'the count is right only if the RCU callback of the kill is running at that very moment';

/** What may be granted, the more likely first. */
export const GRANTS = [
  { returns: true, callback: false, text: A_RETURN },
  { returns: false, callback: true, text: THE_CALLBACK },
  { returns: true, callback: true, text: `${A_RETURN}, and ${THE_CALLBACK}` },
] as const;

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
    for (const { returns, callback, text } of GRANTS) {
      const space = tables.spaceFor(slice, returns ? lenient : armed, kernel);
      const followed = followSlice(space, slice, { callbackInTwo: callback });
      if (!followed.unexplained) return { ...followed, granted: { line, text } };
    }
    return strict;
  });
}
