import type { Run } from '../../schemas/run.ts';
import { tryStep } from '../tables/enabled.ts';
import { watchesOf } from '../search/watch.ts';
import type { Known, Moment } from './known.ts';
import { refusing, type Need } from './needs.ts';

/** States that are looked at; where there are more, nobody is said to go round. */
const STATES_MAX = 2_000;

/** What a thread that goes round would have to be granted to leave its round. */
interface WayOut extends Need {
  /** Whether what the rule waits for would be over then. */
  readonly ends: boolean;
  /** The last state of the run in which it is refused; undefined where that is not on the run. */
  readonly at: number | undefined;
}

/**
 * What keeps threads going round: of each thread that still steps where a progress rule is not met, the
 * steps that would end what the rule waits for and that no state from here on allows. Where there are
 * none, the steps by which it would leave its round at all, as far as what refuses them has moved.
 */
export function waysOut({ compiled }: Known, { path, locals }: Moment, run: Run): WayOut[] {
  const rule = compiled.system.rules.find(({ id }) => id === run.rule.id);
  if (rule?.kind !== 'progress') return [];
  const { loop } = run;
  const first = loop !== undefined && loop < path.actions.length ? loop : undefined;
  const states = first === undefined ? statesFrom(compiled, locals) : path.states.slice(first);
  if (!states) return [];
  const watches = watchesOf(compiled, rule.over, { rule, holds: rule.pending }).filter((watch) =>
    watch.holds(locals),
  );
  const pending = new Set(watches.flatMap(({ instances }) => instances));
  return compiled.threads.flatMap((thread) => {
    if (!pending.has(thread)) return [];
    const round = new Set(states.map((state) => state[thread]!));
    if (round.size < 2) return [];
    const needs: WayOut[] = [];
    const open = new Set<number>();
    for (const [k, state] of states.entries()) {
      for (const action of compiled.actionsOf(thread, state[thread]!)) {
        if (round.has(action.to)) continue;
        if ('after' in tryStep(compiled, action, state)) open.add(action.id);
        const moved = Int32Array.from(state);
        moved[thread] = action.to;
        const ends = watches.some((watch) => !watch.holds(moved));
        for (const need of refusing(compiled, action, state))
          needs.push({ ...need, ends, at: first === undefined ? undefined : first + k });
      }
    }
    const shut = needs.filter(
      ({ action, use }, i) =>
        !open.has(action.id) &&
        needs.findLastIndex(
          (one) => one.action.id === action.id && one.use.instance === use.instance,
        ) === i,
    );
    const ending = shut.filter(({ ends }) => ends);
    const moved = shut.filter(
      ({ ends, use }) =>
        !ends && use.event === undefined && locals[use.instance] !== compiled.initial[use.instance],
    );
    return [...ending, ...moved];
  });
}

/** The states that the threads which may not rest can lead to; undefined where there are too many. */
function statesFrom(compiled: Known['compiled'], start: Int32Array): Int32Array[] | undefined {
  const seen = new Map([[start.join(), start]]);
  for (const state of seen.values()) {
    if (seen.size > STATES_MAX) return undefined;
    for (const thread of compiled.threads) {
      if (compiled.spaces[thread]!.rests[state[thread]!]!) continue;
      for (const action of compiled.actionsOf(thread, state[thread]!)) {
        const outcome = tryStep(compiled, action, state);
        if ('after' in outcome && !seen.has(outcome.after.join()))
          seen.set(outcome.after.join(), outcome.after);
      }
    }
  }
  return [...seen.values()];
}
