import { priorities } from './priorities.ts';
import type { Strategy } from './strategy.ts';
import { swarm } from './swarm.ts';
import { uniformThreads } from './uniform-threads.ts';

/** Of 8 runs, how many each draws. */
const PARTS = [priorities, priorities, swarm, swarm, swarm, swarm, swarm, uniformThreads];

/** Draws for each run which of the other strategies draws it. */
export const mix: Strategy = {
  id: 'mix',
  about: 'each run by another strategy, drawn for it: swarm, priorities, or uniform over threads',
  begin: (random, run, lengthMax) =>
    PARTS[random.below(PARTS.length)]!.begin(random, run, lengthMax),
};
