import { Charts } from '../../chart/charts.ts';
import { dutyLattice } from '../../explore/duty-lattice.ts';
import type { DutyLattice } from '../../explore/duty-lattice-data.ts';
import type { HistoryCell, PageData } from '../../explore/page-data.ts';
import { sceneId } from '../../explore/scene-id.ts';
import type { SystemVerdict, Verdict } from '../../schemas/verdict.ts';
import { published } from '../lookup/catalogue.ts';
import type { Plan } from '../search/plan.ts';
import type { Judged } from './scene-worker.ts';
import { scenesOf } from './scenes-of.ts';

/** The page of what a plan of searches found. */
export async function pageOf(
  plan: Plan,
  found: readonly (SystemVerdict | undefined)[],
  verdict: Verdict,
  workers?: number,
): Promise<PageData> {
  const charts = new Charts();
  const shown = new Map<string, Judged>();
  const numbers = [
    ...plan.systems,
    ...plan.history.flatMap((entry) => ('mistake' in entry ? [] : [entry.broken])),
    ...plan.duties.map(({ job }) => job),
  ];
  for (const number of numbers) {
    const judged = found[number];
    if (!judged || shown.has(sceneId(judged))) continue;
    shown.set(sceneId(judged), { job: plan.jobs[number]!, verdict: judged });
  }
  const scenes = await scenesOf([...shown.values()], charts, workers);
  return {
    schema: 'unplug/page/v1',
    charts: await charts.all(),
    scenes,
    history: verdict.history.map((entry): HistoryCell => {
      const { id, title, class: bug, system, rule, also, asExpected, problems, run } = entry;
      const cell = { id, title, class: bug, system, rule, also, asExpected, problems };
      return run ? { ...cell, scene: sceneId(run) } : cell;
    }),
    duties: latticesOf(plan, found, new Set(shown.keys())),
    logs: verdict.logs,
    ...(verdict.notStarted && { notStarted: verdict.notStarted }),
  };
}

/** For each system: all its duties kept, at its default sizes, and each dropped by itself. */
function latticesOf(
  { jobs, systems, duties }: Plan,
  found: readonly (SystemVerdict | undefined)[],
  scenes: ReadonlySet<string>,
): DutyLattice[] {
  return published.systems.flatMap((system) => {
    const isOf = (job: number): boolean => jobs[job]!.system === system.id;
    const full = systems.filter(isOf).slice(0, 1);
    const single = duties.filter(({ job }) => isOf(job)).map(({ job }) => job);
    if (single.length === 0) return [];
    const judged = [...full, ...single].flatMap((job) => found[job] ?? []);
    return [dutyLattice(system.id, system.duties, judged, scenes)];
  });
}
