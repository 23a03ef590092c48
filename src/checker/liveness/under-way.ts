import { nodesOf, pathOf } from '../../model/machine/state-nodes.ts';
import type { UnderWay, Unmet } from '../../schemas/verdict.ts';
import { componentsOf } from './components.ts';
import type { Exploration, Graph } from '../search/exploration.ts';
import { HEED_MASK } from '../search/interrupted.ts';
import { inState } from '../../model/machine/in-state.ts';
import { watchesOf, type Watch } from '../search/watch.ts';

/** What was met of one local state of a thread that is not at rest in it. */
interface Met {
  /** A progress rule that reads the thread was pending in it. */
  judged: boolean;
  /** In every state with it, some progress rule was pending, whatever it reads. */
  always: boolean;
  /** In some state with it, the thread could not step. */
  waits: boolean;
}

/**
 * Where progress rules judge these threads, and where nobody would tell if one stayed for ever.
 *
 * A state in which a thread is not at rest is judged where a rule that reads the thread is pending, where
 * some rule is pending whenever it is there, or where fairness alone takes the thread out of it: it never has
 * to wait there, and does not come back without having been at rest. A thread that is stuck for good is a
 * deadlock; one that goes round for ever, or waits for who need not act, is told by a progress rule only.
 *
 * @param machines ids of the machines of the threads
 * @returns nothing when there is no such thread, or the search did not see every state
 */
export function underWay(
  exploration: Exploration,
  machines: ReadonlySet<string>,
): UnderWay | undefined {
  const { compiled, graph } = exploration;
  const threads = compiled.threads.filter((i) => machines.has(compiled.instances[i]!.def.id));
  if (threads.length === 0 || !graph) return undefined;
  const rules = compiled.system.rules.filter((rule) => rule.kind === 'progress');
  const watches = rules.flatMap((rule) =>
    watchesOf(compiled, rule.over, { rule, holds: rule.pending }),
  );
  const met = lookAtStates(exploration, graph, threads, watches);
  const names = new Map<string, { machine: string; name: string; open: boolean }>();
  for (const thread of threads) {
    const { id, machine } = compiled.instances[thread]!.def;
    const turns = localCycles(exploration, graph, thread);
    const leaves = [...nodesOf(machine.root)].filter(({ type }) => type === 'atomic').map(pathOf);
    for (const [local, { judged, always, waits }] of met.get(thread)!) {
      const { value } = compiled.spaces[thread]!.glimpses[local]!;
      const open = !judged && !always && (waits || turns.has(local));
      for (const name of leaves.filter((path) => inState(value, path))) {
        const known = names.get(`${id} ${name}`);
        names.set(`${id} ${name}`, { machine: id, name, open: open || known?.open === true });
      }
    }
  }
  const all = [...names.values()];
  return {
    machines: [...new Set(all.map(({ machine }) => machine))],
    rules: rules.length,
    states: all.length,
    unjudged: all.filter(({ open }) => open).map(({ machine, name }): Unmet => ({ machine, name })),
  };
}

function lookAtStates(
  { compiled, states, locals, corrupt }: Exploration,
  graph: Graph,
  threads: readonly number[],
  watches: readonly Watch[],
): Map<number, Map<number, Met>> {
  const met = new Map(threads.map((thread) => [thread, new Map<number, Met>()]));
  const into = new Int32Array(compiled.instances.length);
  const steps = new Uint8Array(compiled.instances.length);
  for (let state = 0; state < states; state++) {
    if ((state & HEED_MASK) === 0) graph.heed();
    if (corrupt(state)) continue;
    locals(state, into);
    const active = threads.filter((thread) => !compiled.spaces[thread]!.rests[into[thread]!]!);
    if (active.length === 0) continue;
    const pending = watches.filter((watch) => watch.holds(into));
    steps.fill(0);
    for (let edge = graph.offsets[state]!; edge < graph.offsets[state + 1]!; edge++)
      steps[compiled.actions[graph.actions[edge]!]!.thread] = 1;
    for (const thread of active) {
      const of = met.get(thread)!;
      const here = of.get(into[thread]!) ?? { judged: false, always: true, waits: false };
      here.judged ||= pending.some(({ instances }) => instances.includes(thread));
      here.always &&= pending.length > 0;
      here.waits ||= steps[thread] === 0;
      of.set(into[thread]!, here);
    }
  }
  return met;
}

/** The local states that a thread can come back to without having been at rest. */
function localCycles(
  { compiled, firedFrom }: Exploration,
  graph: Graph,
  thread: number,
): Set<number> {
  const { rests, size } = compiled.spaces[thread]!;
  const taken = compiled.actions
    .filter((one) => one.thread === thread && firedFrom(one.id) >= 0)
    .filter(({ from, to }) => !rests[from]! && !rests[to]!)
    .toSorted((a, b) => a.from - b.from);
  const offsets = new Uint32Array(size + 1);
  for (const { from } of taken) offsets[from + 1]!++;
  for (let local = 0; local < size; local++) offsets[local + 1]! += offsets[local]!;
  const { of } = componentsOf({
    graph: {
      offsets,
      targets: Uint32Array.from(taken, ({ to }) => to),
      actions: new Uint32Array(taken.length),
      heed: graph.heed,
    },
    inside: new Uint8Array(size).fill(1),
    bits: Int32Array.of(0),
  });
  return new Set(taken.flatMap(({ from, to }) => (of[from] === of[to] ? [from] : [])));
}
