import { parentPort } from 'node:worker_threads';
import { undrawn } from '../../chart/charts.ts';
import type { Undrawn } from '../../chart/undrawn.ts';
import type { Scene } from '../../explore/scene-data.ts';
import { sceneOf } from '../../explore/scene.ts';
import type { SystemVerdict } from '../../schemas/verdict.ts';
import type { Job } from '../search/job.ts';
import { subjectOf } from '../search/subject-of-job.ts';

/** A search and what it found. */
export interface Judged {
  readonly job: Job;
  readonly verdict: SystemVerdict;
}

/** A scene whose instances name their charts by their places in the list of machines. */
export interface MadeScene {
  readonly scene: Scene;
  readonly machines: readonly Undrawn[];
}

parentPort?.on('message', (judged: Judged) => void make(judged));

async function make({ job, verdict }: Judged): Promise<void> {
  const machines: Undrawn[] = [];
  const places = new Map<string, number>();
  const scene = await sceneOf(await subjectOf(job), verdict, (space) => {
    const machine = undrawn(space);
    const key = JSON.stringify(machine);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, machines.length);
    return machines.push(machine) - 1;
  });
  parentPort?.postMessage({ scene, machines } satisfies MadeScene);
}
