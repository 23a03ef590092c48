import type { Holder } from '../../schemas/run.ts';

/** Why a thread can never step again, in one sentence. */
export function stuckBecause(
  thread: string,
  holders: readonly Holder[],
  cycle: readonly string[] | undefined,
): string {
  if (cycle && cycle.length > 0) {
    const ring = [...cycle, cycle[0]!].join(' -> ');
    const who =
      cycle.length === 1 ? `${cycle[0]!} waits for itself` : `${listed(cycle)} wait for each other`;
    const also = cycle.includes(thread) ? '' : `; ${thread} waits for ${firstOf(thread, holders)}`;
    return `${who}: ${ring}${also}`;
  }
  const last = lastOf(thread, holders);
  const own = holders.filter(({ waiter }) => waiter === last);
  const behind = last === thread ? '' : `; ${thread} waits for ${firstOf(thread, holders)}`;
  if (own.length === 0) return `${last} has no step here and is not at rest${behind}`;
  const { step, waitsFor, heldBy } = own[0]!;
  return `${last} waits in ${step ?? 'its step'} for ${waitsFor}, held by ${heldBy}${behind}`;
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

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
