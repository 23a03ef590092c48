import type { ProgressRule } from '../../model/rule.ts';
import type { ProgressAnswers } from '../../schemas/verdict.ts';
import type { Exploration } from '../search/exploration.ts';
import { fairComponent } from './fair-component.ts';
import { fairnessOf, isUserStart } from './fairness.ts';
import { HEED_MASK } from '../search/interrupted.ts';
import { lassoIn, type Lasso } from './lasso.ts';
import { pathAlong, pathTo, type Path } from '../search/path.ts';
import { chainToStandstill } from './standstill.ts';
import { firstWithoutWayOut } from './way-out.ts';
import { watchesOf, type Watch } from '../search/watch.ts';

/** How a progress rule stands, with a run for the worst answer that is "no". */
interface ProgressFinding {
  readonly answers: ProgressAnswers;
  /** No state that was met is pending: it finishes because it never began. */
  readonly neverPending?: true;
  /** Shows that it does not always finish. */
  readonly lasso?: Lasso;
  /** Ends in a state from which it does not, or cannot, finish; `because` says which. */
  readonly stuck?: {
    readonly path: Path;
    readonly because: string;
    /** After so many steps the end is out of reach; what follows shows who waits for whom. */
    readonly lostAfter?: number;
  };
}

/** Judges a progress rule on a complete exploration (docs/architecture.md A6). */
export function judgeProgress(exploration: Exploration, rule: ProgressRule): ProgressFinding {
  const scope = scopeOf(rule);
  if (!exploration.graph) {
    const undecided = 'undecided' as const;
    return {
      answers: {
        alwaysFinishes: undecided,
        canFinishWithoutUsers: undecided,
        canFinish: undecided,
        scope,
      },
    };
  }
  const watched = { rule, holds: rule.pending };
  const pending = watchesOf(exploration.compiled, rule.over, watched).map((watch) =>
    pendingStates(exploration, watch),
  );
  const found = pending.map((states) => judgeOne(exploration, rule, states));
  const atAll = earliest(found.map((one) => one.atAll));
  const alone = earliest(found.map((one) => one.alone));
  const halted = earliest(found.map((one) => one.halted));
  const loops = found.find(({ lasso }) => lasso !== undefined);
  const answers = {
    alwaysFinishes: halted === undefined && loops === undefined,
    canFinishWithoutUsers: alone === undefined,
    canFinish: atAll === undefined,
    scope,
  };
  const lostAt = (state: number, why: string): ProgressFinding => {
    const chain = chainToStandstill(exploration, state, countedBy(exploration, rule));
    const before = chain.indexOf(state);
    const since = before === chain.length - 1 ? 'from here' : `after step ${before}`;
    const path = pathAlong(exploration, chain);
    return {
      answers,
      stuck: {
        path,
        because: `${since} it ${why}`,
        ...(before < chain.length - 1 && { lostAfter: before }),
      },
    };
  };
  if (atAll !== undefined) return lostAt(atAll, 'can never finish, whatever happens');
  const needsUser = 'cannot finish unless a user process acts, and nothing obliges it to';
  if (alone !== undefined && rule.demands === 'can finish without users')
    return lostAt(alone, needsUser);
  if (halted !== undefined)
    return {
      answers,
      stuck: {
        path: pathTo(exploration, halted),
        because: 'every thread that could go on is at rest, and nothing obliges it to act',
      },
    };
  if (loops?.lasso) return { answers, lasso: loops.lasso() };
  if (alone !== undefined) return lostAt(alone, needsUser);
  return { answers, ...(pending.every((states) => !states.includes(1)) && { neverPending: true }) };
}

/** 1 for each action that counts: those of helpers do not where the rule leaves helpers out. */
function countedBy({ compiled }: Exploration, { withoutHelpers }: ProgressRule): Uint8Array {
  return Uint8Array.from(compiled.actions, ({ thread }) =>
    withoutHelpers === true && compiled.instances[thread]!.helper ? 0 : 1,
  );
}

function earliest(states: readonly (number | undefined)[]): number | undefined {
  const there = states.filter((state) => state !== undefined);
  return there.length === 0 ? undefined : there.reduce((a, b) => Math.min(a, b));
}

function scopeOf({ stronglyFair = [], withoutHelpers = false }: ProgressRule): string {
  const also = stronglyFair.length > 0 ? ` and ${stronglyFair.join(', ')}` : '';
  const fair = `locks, waits, the good outcome of what may fail${also} are strongly fair`;
  return `every thread that is not at rest goes on; ${fair}; helpers ${withoutHelpers ? 'left out' : 'included'}`;
}

/** 1 for a pending state; one with corrupt memory ends its run and is neither stuck nor finished. */
function pendingStates(
  { states, locals, compiled, corrupt, graph }: Exploration,
  watch: Watch,
): Uint8Array {
  const pending = new Uint8Array(states);
  const into = new Int32Array(compiled.instances.length);
  for (let state = 0; state < states; state++) {
    if ((state & HEED_MASK) === 0) graph?.heed();
    locals(state, into, watch.instances);
    if (watch.holds(into) && !corrupt(state)) pending[state] = 1;
  }
  return pending;
}

/** The earliest states that show a "no" for one choice of instances, and a lasso if none halts. */
interface Found {
  readonly atAll: number | undefined;
  readonly alone: number | undefined;
  readonly halted: number | undefined;
  readonly lasso?: () => Lasso;
}

function judgeOne(exploration: Exploration, rule: ProgressRule, inside: Uint8Array): Found {
  const { compiled } = exploration;
  const graph = exploration.graph!;
  const fairness = fairnessOf(compiled, rule.stronglyFair ?? []);
  const counts = countedBy(exploration, rule);
  const withoutUsers = Uint8Array.from(compiled.actions, (action) =>
    counts[action.id] === 1 && !isUserStart(compiled, action) ? 1 : 0,
  );
  const alone = firstWithoutWayOut(graph, inside, withoutUsers);
  // What can finish without users can finish with them: only if not, the second search is needed.
  const atAll = alone === undefined ? undefined : firstWithoutWayOut(graph, inside, counts);
  const halted = atAll ?? firstHalted(exploration, inside, counts);
  const component =
    halted === undefined ? fairComponent(graph, inside, counts, fairness) : undefined;
  return {
    atAll,
    alone,
    halted,
    ...(component && { lasso: () => lassoIn(exploration, component, counts, fairness) }),
  };
}

/** The earliest pending state in which no step at all is possible, or only users could start one. */
function firstHalted(
  { graph, compiled }: Exploration,
  inside: Uint8Array,
  counts: Uint8Array,
): number | undefined {
  const { offsets, actions } = graph!;
  const goesOn = Uint8Array.from(compiled.actions, ({ id, thread, from }) =>
    counts[id] === 1 && !compiled.spaces[thread]!.rests[from]! ? 1 : 0,
  );
  for (let state = 0; state < inside.length; state++) {
    if ((state & HEED_MASK) === 0) graph!.heed();
    if (inside[state] === 0) continue;
    let edge = offsets[state]!;
    const end = offsets[state + 1]!;
    while (edge < end && goesOn[actions[edge]!] === 0) edge++;
    if (edge === end) return state;
  }
  return undefined;
}
