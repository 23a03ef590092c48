import { takeAny } from './take-any.ts';
import type { Strategy } from './strategy.ts';

/** Threads that are under way go on; nobody who is at rest begins anything. */
export const settling: Strategy = {
  id: 'settling',
  about: 'each thread that is not at rest and can step is as likely as each other',
  begin: (random) => ({
    step(run) {
      let count = 0;
      let chosen = -1;
      for (let lane = 0; lane < run.lanes; lane++)
        if (run.able[lane]! > 0 && !run.rests(lane) && random.below(++count) === 0) chosen = lane;
      if (chosen < 0) return false;
      takeAny(run, chosen, random);
      return true;
    },
  }),
};
