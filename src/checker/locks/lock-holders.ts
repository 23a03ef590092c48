import type { Holder } from '../../schemas/run.ts';
import type { Compiled } from '../tables/compile.ts';
import { tryStep } from '../tables/enabled.ts';
import { locksAwaited } from './locks.ts';
import type { Path } from '../search/path.ts';

/** Where in a run a thread took a lock that it has not released. */
interface Taken {
  readonly thread: number;
  /** Number of the step, from 1. */
  readonly step: number;
}

/** Who waits for a lock at the end of a run, and which threads have it since when. */
export function lockHolders(compiled: Compiled, path: Path): Holder[] {
  const last = path.states.at(-1)!;
  const held = heldAtEnd(compiled, path);
  return compiled.threads.flatMap((thread) => {
    const offered = compiled.actionsOf(thread, last[thread]!);
    const outcomes = offered.map((action) => tryStep(compiled, action, last));
    if (outcomes.some((outcome) => 'after' in outcome)) return [];
    const awaited = new Set(offered.flatMap((action) => locksAwaited(compiled, action)));
    return [...awaited].flatMap((lock) =>
      (held.get(lock) ?? []).map((by) => ({
        waiter: compiled.instances[thread]!.name,
        waitsFor: compiled.instances[lock]!.name,
        heldBy: `${compiled.instances[by.thread]!.name} (since step ${by.step}: ${path.actions[by.step - 1]!.offer.event})`,
      })),
    );
  });
}

function heldAtEnd(compiled: Compiled, { actions }: Path): Map<number, Taken[]> {
  const held = new Map<number, Taken[]>();
  for (const [i, { thread, uses }] of actions.entries()) {
    for (const { instance, event } of uses) {
      const { def } = compiled.instances[instance]!;
      if (def.kind !== 'object' || event === undefined) continue;
      const by = held.get(instance) ?? [];
      if (def.lock?.take.includes(event) === true)
        held.set(instance, [...by, { thread, step: i + 1 }]);
      else if (def.lock?.release.includes(event) === true) held.set(instance, without(by, thread));
    }
  }
  return held;
}

/** The last hold of a thread ended; one that releases what another took ends that one's. */
function without(by: readonly Taken[], thread: number): Taken[] {
  const own = by.findLastIndex((one) => one.thread === thread);
  return by.filter((_, i) => i !== (own < 0 ? by.length - 1 : own));
}
