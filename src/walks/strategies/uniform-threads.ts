import { takeAny } from './take-any.ts';
import type { Strategy } from './strategy.ts';

/** Each thread that can step is as likely as each other. */
export const uniformThreads: Strategy = {
  id: 'uniform-threads',
  about: 'each thread that can step is as likely as each other, then each of its steps',
  begin: (random) => ({
    step(run) {
      let count = 0;
      let chosen = -1;
      for (let lane = 0; lane < run.lanes; lane++)
        if (run.able[lane]! > 0 && random.below(++count) === 0) chosen = lane;
      if (chosen < 0) return false;
      takeAny(run, chosen, random);
      return true;
    },
  }),
};
