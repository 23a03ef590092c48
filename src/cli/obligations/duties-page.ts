import { Charts } from '../../chart/charts.ts';
import { dutyLattice } from '../../explore/duty-lattice.ts';
import type { PageData } from '../../explore/page-data.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Judged } from '../explore/scene-worker.ts';
import { scenesOf } from '../explore/scenes-of.ts';

/**
 * The page of all sets of a system's duties. Tables travel for the full set, for each duty that is
 * dropped alone, for the minimal sets and for what is one duty short of them; of the others the page
 * tells what breaks.
 *
 * @param kept the minimal sets and what is one short of them, each by the duties that are kept
 */
export async function dutiesPage(
  system: SystemDef,
  judged: readonly Judged[],
  kept: readonly (readonly string[])[],
): Promise<PageData> {
  const keys = new Set(kept.map((set) => set.toSorted().join()));
  const charts = new Charts();
  const shown = judged.filter(({ job }) => {
    const held = system.duties.map(({ id }) => id).filter((id) => !job.dropped.includes(id));
    return job.dropped.length <= 1 || keys.has(held.toSorted().join());
  });
  const scenes = await scenesOf(shown, charts);
  const ids = new Set(scenes.map(({ id }) => id));
  const found = judged.map(({ verdict }) => verdict);
  return {
    schema: 'unplug/page/v1',
    charts: await charts.all(),
    scenes,
    history: [],
    duties: [dutyLattice(system.id, system.duties, found, ids)],
    logs: [],
  };
}
