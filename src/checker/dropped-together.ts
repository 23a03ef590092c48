import type { Duty } from '../model/duty.ts';
import type { AnyEdit } from '../model/edit.ts';
import { ModelError } from '../model/error.ts';
import type { SystemDef } from '../model/system.ts';
import type { Setting } from '../model/composer.ts';
import { revisionsFor } from './apply-history.ts';
import { Compiled } from './tables/compile.ts';

/** Two duties that cannot both be dropped: one changes a step that the other leaves out. */
interface Exclusive {
  readonly duties: readonly [string, string];
  readonly why: string;
}

/**
 * The pairs of duties of a system whose dropped forms do not fit each other.
 *
 * @param others the systems that an edit or a duty may be about as well
 * @throws ModelError when a duty does not fit by itself
 */
export function exclusiveDuties(
  system: SystemDef,
  sizes: Setting,
  edits: readonly AnyEdit[],
  others: readonly SystemDef[] = [],
): Exclusive[] {
  const fit = (duties: readonly Duty[]): void =>
    void new Compiled(system, sizes, revisionsFor(system, sizes, { edits, duties }, others));
  for (const one of system.duties) fit([one]);
  return system.duties.flatMap((one, i) =>
    system.duties.slice(i + 1).flatMap((other): Exclusive[] => {
      try {
        fit([one, other]);
        return [];
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        return [{ duties: [one.id, other.id], why: error.where }];
      }
    }),
  );
}
