import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Charts } from '../../chart/charts.ts';
import type { Scene } from '../../explore/scene-data.ts';
import { ownModule } from '../../package/package-folder.ts';
import { InternalError } from '../terminal/exit.ts';
import { withWorker } from '../search/kept-worker.ts';
import { progressLine } from '../search/progress-line.ts';
import type { Judged, MadeScene } from './scene-worker.ts';

const WORKER = ownModule('cli/explore/scene-worker');

/**
 * What was searched as scenes of a page, in the same order, side by side in worker threads and with
 * progress on stderr. Meanwhile this thread draws the machines.
 *
 * @throws InternalError when one cannot be made: what was searched can be shown
 */
export async function scenesOf(
  judged: readonly Judged[],
  charts: Charts,
  workers = availableParallelism(),
): Promise<Scene[]> {
  const scenes: Scene[] = [];
  const jobs = judged.map(({ job }) => job);
  const watcher = progressLine(jobs, process.stderr, 'page ');
  let next = 0;
  const makeOn = async (worker: Worker): Promise<void> => {
    try {
      while (next < judged.length) {
        const number = next++;
        watcher.started?.(number);
        worker.postMessage(judged[number]);
        const [made] = (await once(worker, 'message')) as [MadeScene];
        scenes[number] = withCharts(made, charts);
        watcher.finished?.(number, judged[number]!.verdict);
      }
    } catch (error) {
      throw new InternalError((error as Error).stack ?? String(error));
    }
  };
  try {
    await Promise.all(
      Array.from({ length: Math.min(workers, judged.length) }, () => withWorker(WORKER, makeOn)),
    );
  } finally {
    watcher.clear();
  }
  return scenes;
}

/** A scene with the places of its charts among those of the page. */
function withCharts({ scene, machines }: MadeScene, charts: Charts): Scene {
  const places = machines.map((machine) => charts.place(machine));
  return {
    ...scene,
    instances: scene.instances.map(({ chart, ...instance }) => ({
      ...instance,
      ...(chart !== undefined && { chart: places[chart]! }),
    })),
  };
}
