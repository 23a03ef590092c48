import { array, check, nat, property } from 'fast-check';
import type { Action } from '../checker/tables/action.ts';
import type { Walk, Walker } from './walker.ts';

/**
 * Makes a run that breaks a rule as short as it can: leaves out steps, lets the library shrink what is
 * left, which also tries other steps in place of those taken, and leaves out steps again.
 */
export function shorten(walker: Walker, walk: Walk): Walk {
  let best = leaveOut(walker, walk);
  for (;;) {
    const other = leaveOut(walker, shrunk(walker, best));
    if (other.actions.length >= best.actions.length) return best;
    best = other;
  }
}

function shrunk(walker: Walker, walk: Walk): Walk {
  const numbers = walker.numbersOf(walk);
  const { counterexample } = check(
    property(
      array(nat(walker.numbersEnd - 1)),
      (other) => walker.walk(other).broken?.rule !== walk.broken?.rule,
    ),
    { numRuns: 1, seed: 0, examples: [[numbers]] },
  );
  return walker.walk(counterexample?.[0] ?? numbers);
}

/** Pairs of steps are tried in runs up to this long. */
const PAIRS_LENGTH_MAX = 80;

/**
 * Leaves out steps of a run as long as what is left still breaks the same rule: all steps of one
 * thread, then ever smaller pieces, then pairs. What can no longer be taken is left out too.
 */
function leaveOut(walker: Walker, walk: Walk): Walk {
  let best = walk;
  const tryWithout = (isOut: (action: Action, at: number) => boolean): boolean => {
    const shorter = walker.follow(best.actions.filter((action, at) => !isOut(action, at)));
    if (shorter.broken?.rule !== walk.broken?.rule) return false;
    if (shorter.actions.length >= best.actions.length) return false;
    best = shorter;
    return true;
  };
  for (let before = Infinity; best.actions.length < before;) {
    before = best.actions.length;
    for (const thread of walker.compiled.threads) tryWithout((action) => action.thread === thread);
    for (let size = Math.ceil(before / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < best.actions.length;) {
        if (!tryWithout((_, i) => i >= at && i < at + size)) at += size;
      }
    }
    if (best.actions.length > PAIRS_LENGTH_MAX) continue;
    for (let one = 0; one < best.actions.length; one++) {
      for (let other = one + 1; other < best.actions.length; other++)
        tryWithout((_, i) => i === one || i === other);
    }
  }
  return best;
}
