import type { Action } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';

/** What an infinite run must respect, judged edge by edge. */
export interface Fairness {
  /** Whether the action's thread is obliged to go on in the state from which the action leaves. */
  readonly obliges: (action: number) => boolean;
  readonly threadOf: (action: number) => number;
  /** The strongly fair group of an action, or -1: enabled again and again means taken again and again. */
  readonly groupOf: (action: number) => number;
  readonly groups: readonly string[];
}

/**
 * The fairness of a system (docs/architecture.md A7): a thread that is not at rest and could step without pause
 * does; taking a lock or ending a wait is strongly fair; so is the good outcome beside one that may fail.
 *
 * @param stronglyFair names of further steps that a rule takes as strongly fair
 */
export function fairnessOf(compiled: Compiled, stronglyFair: readonly string[]): Fairness {
  const named = new Set(stronglyFair);
  const ids = new Map<string, number>();
  const groups: string[] = [];
  const groupOf = compiled.actions.map((action) => {
    if (restsAt(compiled, action) || !isStrong(compiled, action, named)) return -1;
    const label = `${compiled.instances[action.thread]!.name}: ${action.offer.event}`;
    const known = ids.get(label);
    if (known !== undefined) return known;
    ids.set(label, groups.length);
    return groups.push(label) - 1;
  });
  const obliged = compiled.actions.map((action) => !restsAt(compiled, action));
  return {
    obliges: (action) => obliged[action]!,
    threadOf: (action) => compiled.actions[action]!.thread,
    groupOf: (action) => groupOf[action]!,
    groups,
  };
}

/** Whether the thread may stay for ever where the action leaves from. */
function restsAt(compiled: Compiled, { thread, from }: Action): boolean {
  return compiled.spaces[thread]!.rests[from]!;
}

/** Whether the action starts something that only a user process decides, or a fault of the hardware. */
export function isUserStart(compiled: Compiled, action: Action): boolean {
  const { def } = compiled.instances[action.thread]!;
  const actor = action.offer.meta.actor ?? (def.kind === 'thread' ? def.actor : undefined);
  return (actor === 'user' || actor === 'hardware') && restsAt(compiled, action);
}

function isStrong(compiled: Compiled, action: Action, named: ReadonlySet<string>): boolean {
  if (named.has(action.offer.event)) return true;
  for (const { instance, event } of action.uses) {
    const { def } = compiled.instances[instance]!;
    if (event !== undefined && def.kind === 'object' && def.events.get(event) === 'wait')
      return true;
  }
  if (action.offer.meta.mayFail === true) return false;
  return compiled
    .actionsOf(action.thread, action.from)
    .some(({ offer }) => offer.meta.mayFail === true);
}
