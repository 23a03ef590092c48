import type { Execution } from '../execution.ts';
import type { Random } from '../random.ts';

/** Takes one of the enabled steps of a lane that has some, each as likely as each other. */
export function takeAny(run: Execution, lane: number, random: Random): void {
  const able = run.able[lane]!;
  run.take(lane, run.placeOf(lane, able === 1 ? 0 : random.below(able)));
}
