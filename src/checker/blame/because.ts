import { cycleText } from '../../schemas/cycle-text.ts';
import { heldByText } from '../../schemas/held-by-text.ts';
import type { Holder } from '../../schemas/run.ts';
import { waitingText } from '../../schemas/waiting-text.ts';

/** Why a thread can never step again, in one sentence. */
export function stuckBecause(
  thread: string,
  holders: readonly Holder[],
  cycle: readonly string[] | undefined,
): string {
  if (cycle && cycle.length > 0) {
    const ring = [...cycle, cycle[0]!].join(' -> ');
    const also = cycle.includes(thread) ? '' : `; ${thread} waits for ${firstOf(thread, holders)}`;
    return `${cycleText(cycle)}: ${ring}${also}`;
  }
  const last = lastOf(thread, holders);
  const own = holders.find(({ waiter }) => waiter === last);
  const behind = last === thread ? '' : `; ${thread} waits for ${firstOf(thread, holders)}`;
  if (!own) return `${last} has no step here and is not at rest${behind}`;
  return `${waitingText(own)}, held by ${heldByText(own)}${behind}`;
}

/** The thread at the end of the waits that begin with one. */
function lastOf(thread: string, holders: readonly Holder[]): string {
  const waiters = new Set(holders.map(({ waiter }) => waiter));
  const seen = new Set<string>();
  let at = thread;
  for (;;) {
    seen.add(at);
    const next = holders.find(
      ({ waiter, by }) => waiter === at && by !== undefined && waiters.has(by) && !seen.has(by),
    )?.by;
    if (next === undefined) return at;
    at = next;
  }
}

function firstOf(thread: string, holders: readonly Holder[]): string {
  return holders.find(({ waiter, by }) => waiter === thread && by !== undefined)?.by ?? 'them';
}
