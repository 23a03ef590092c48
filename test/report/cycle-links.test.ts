import { describe, expect, it } from 'vitest';
import { cycleLinks } from '../../src/report/run/cycle-links.ts';
import type { Holder } from '../../src/schemas/run.ts';

/** `waiter` waits for a lock, which `by` has, or which nobody has. */
function wait(waiter: string, by?: string): Holder {
  return { waiter, waitsFor: 'a lock', heldBy: by ?? 'nobody', ...(by !== undefined && { by }) };
}

describe('the links of a cycle', () => {
  it('are its waits in its order, and the last is for what the first has', () => {
    const [ab, bc, ca] = [wait('a', 'b'), wait('b', 'c'), wait('c', 'a')] as const;
    expect(cycleLinks(['a', 'b', 'c'], [ca, ab, bc])).toEqual([ab, bc, ca]);
    expect(cycleLinks(['b', 'c', 'a'], [ca, ab, bc])).toEqual([bc, ca, ab]);
  });

  it('are of several waits of a thread the one for what the next has', () => {
    const [ab, ba] = [wait('a', 'b'), wait('b', 'a')] as const;
    const others = [wait('a'), wait('a', 'd'), wait('d', 'a')];
    expect(cycleLinks(['a', 'b'], [...others, ab, ba])).toEqual([ab, ba]);
  });

  it('are one where a thread waits for itself', () => {
    const own = wait('a', 'a');
    expect(cycleLinks(['a'], [wait('a', 'b'), own])).toEqual([own]);
  });

  it('are none where one does not wait for the next, or nobody waits in a cycle', () => {
    const ab = wait('a', 'b');
    expect(cycleLinks(['a', 'b'], [ab])).toBeUndefined();
    expect(cycleLinks(['a', 'b'], [ab, wait('b', 'c')])).toBeUndefined();
    expect(cycleLinks(['a', 'b'], [ab, wait('b')])).toBeUndefined();
    expect(cycleLinks([], [ab, wait('b', 'a')])).toBeUndefined();
  });
});
