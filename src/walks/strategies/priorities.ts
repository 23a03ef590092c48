import { takeAny } from './take-any.ts';
import type { Strategy } from './strategy.ts';

/** Change points of a run. */
const CHANGES_MAX = 4;

/**
 * Probabilistic concurrency testing (S. Burckhardt, P. Kothari, M. Musuvathi and S. Nagarakatte, ASPLOS
 * 2010): the thread of the highest priority goes, and at a few places drawn before the one that goes falls
 * behind all others. A thread that comes to rest has done a task; the next is given a priority anew, or one
 * that may always start something would keep all others away.
 */
export const priorities: Strategy = {
  id: 'priorities',
  about:
    'the thread of the highest priority goes; at d places drawn beforehand it falls behind all others (PCT)',
  bound: (lanes, lengthMax) =>
    `a bug that needs d changes of the thread is met by a run with at least 1 in ${lanes} x ${lengthMax}^d where each task has one way to go`,
  begin(random, run, lengthMax) {
    const ranks = Float64Array.from({ length: run.lanes }, () => random.next());
    const changes = new Set<number>();
    for (let left = random.below(CHANGES_MAX + 1); left > 0; left--)
      changes.add(random.below(lengthMax));
    let lowest = 0;
    return {
      step(under) {
        let chosen = highest(under.able, ranks);
        if (chosen < 0) return false;
        if (changes.has(under.length)) {
          ranks[chosen] = --lowest;
          chosen = highest(under.able, ranks);
        }
        takeAny(under, chosen, random);
        if (under.rests(chosen)) ranks[chosen] = random.next();
        return true;
      },
    };
  },
};

/** The lane of the highest rank among those that can step; -1 where none can. */
function highest(able: Int32Array, ranks: Float64Array): number {
  let best = -1;
  for (let lane = 0; lane < able.length; lane++)
    if (able[lane]! > 0 && (best < 0 || ranks[lane]! > ranks[best]!)) best = lane;
  return best;
}
