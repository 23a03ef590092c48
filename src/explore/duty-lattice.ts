import { minimalSets } from '../checker/obligations.ts';
import { isClean } from '../checker/verify-system.ts';
import type { Duty } from '../model/duty.ts';
import type { SystemVerdict } from '../schemas/verdict.ts';
import type { DutyLattice, DutySetCell } from './duty-lattice-data.ts';
import { sceneId } from './scene-id.ts';

/**
 * What was found under sets of duties, as a lattice: the full set first, then by how many are dropped.
 *
 * @param found searches of one system that differ in the duties that are dropped
 * @param scenes ids of the scenes that the page has
 */
export function dutyLattice(
  system: string,
  duties: readonly Duty[],
  found: readonly SystemVerdict[],
  scenes: ReadonlySet<string>,
): DutyLattice {
  const ids = duties.map(({ id }) => id);
  const sets = found
    .toSorted((a, b) => a.dropped.length - b.dropped.length)
    .map((verdict): DutySetCell & { kept: string[] } => {
      const { dropped, sizes, rules } = verdict;
      const broken = rules.flatMap(({ rule, standing }) => (standing === 'broken' ? [rule] : []));
      const scene = sceneId(verdict);
      return {
        dropped,
        kept: ids.filter((id) => !dropped.includes(id)),
        sizes,
        broken,
        standing: broken.length > 0 ? 'broken' : isClean(rules) ? 'holds' : 'undecided',
        ...(scenes.has(scene) && { scene }),
      };
    });
  const isWhole = new Set(sets.map(({ kept }) => kept.join())).size === 2 ** duties.length;
  const minimal = new Set(
    isWhole
      ? minimalSets(
          sets.map(({ kept, standing, broken }) => ({ kept, broken, clean: standing === 'holds' })),
        ).map(({ kept }) => kept.join())
      : [],
  );
  return {
    system,
    duties: duties.map(({ id, sentence, whose }) => ({ id, sentence, whose })),
    sets: sets.map(({ kept, ...cell }) => ({
      ...cell,
      ...(minimal.has(kept.join()) && { minimal: true as const }),
    })),
    isWhole,
  };
}
