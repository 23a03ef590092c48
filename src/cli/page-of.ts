import { Charts } from '../explore/charts.ts';
import { dutyLattice } from '../explore/duty-lattice.ts';
import type { DutyLattice, HistoryCell, PageData, Scene } from '../explore/page-data.ts';
import { sceneId } from '../explore/scene-id.ts';
import { sceneOf } from '../explore/scene.ts';
import type { SystemVerdict, Verdict } from '../schemas/verdict.ts';
import { published } from './catalogue.ts';
import type { Plan } from './plan.ts';
import { subjectOf } from './subject-of-job.ts';

/** The page of what a plan of searches found. */
export async function pageOf(
  plan: Plan,
  found: readonly (SystemVerdict | undefined)[],
  verdict: Verdict,
): Promise<PageData> {
  const charts = new Charts();
  const scenes = new Map<string, Scene>();
  const shown = [
    ...plan.systems,
    ...plan.history.map(({ broken }) => broken),
    ...plan.duties.map(({ job }) => job),
  ];
  for (const number of shown) {
    const judged = found[number];
    if (!judged || scenes.has(sceneId(judged))) continue;
    const subject = await subjectOf(plan.jobs[number]!);
    scenes.set(sceneId(judged), await sceneOf(subject, judged, (space) => charts.of(space)));
  }
  return {
    schema: 'unplug/page/v1',
    charts: await charts.all(),
    scenes: [...scenes.values()],
    history: verdict.history.map((entry): HistoryCell => {
      const { id, title, class: bug, system, rule, also, asExpected, problems, run } = entry;
      const cell = { id, title, class: bug, system, rule, also, asExpected, problems };
      return run ? { ...cell, scene: sceneId(run) } : cell;
    }),
    duties: latticesOf(plan, found, new Set(scenes.keys())),
    logs: verdict.logs,
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
