import { ModelError } from '../../model/error.ts';
import type { InvariantRule, ViolationRule } from '../../model/rule.ts';
import type { Race } from '../../schemas/run.ts';
import type { Action } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import { tryStep } from '../tables/enabled.ts';
import type { Path } from './path.ts';
import { watchesOf } from './watch.ts';

/** Runs of more steps are not reordered: the number of orders grows with the square of the steps. */
const STEPS_MAX = 200;

/**
 * Finds the smallest reordering of a run under which its rule holds and no other safety rule breaks:
 * some steps of one thread go before, or after, a step of another that they follow, or precede. Each
 * thread's own order stays. Smallest: fewest steps that can then not be taken any more, then fewest
 * exchanged pairs.
 *
 * @returns `none` when no such reordering is a run: the order of threads is not at fault; undefined
 *   for a run that is too long to try
 */
export function raceOf(
  compiled: Compiled,
  rule: ViolationRule | InvariantRule,
  path: Path,
): Race | 'none' | undefined {
  const { actions } = path;
  if (actions.length > STEPS_MAX) return undefined;
  const isBroken = brokenBy(compiled, rule, path);
  let best: { race: Race; cost: readonly number[] } | undefined;
  for (let between = actions.length - 2; between >= 0; between--) {
    for (let late = between + 1; late < actions.length; late++) {
      if (actions[between]!.thread === actions[late]!.thread) continue;
      for (const order of [
        broughtForward(actions, between, late),
        putOff(actions, between, late),
      ]) {
        const lostMax = best?.cost[0] ?? actions.length;
        const taken = takenOf(compiled, path, { between, late, order, lostMax, isBroken });
        if (taken === undefined) continue;
        const lost = order.length - taken.length;
        const cost = [lost, late === actions.length - 1 ? 0 : 1, exchanged(order)];
        if (best && !less(cost, best.cost)) continue;
        best = { race: raceAt(actions, between, late, taken), cost };
      }
    }
  }
  return best?.race ?? 'none';
}

/** Whether a list of numbers comes before another of its length. */
function less(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}

/** Told in numbers from 1, as reports number steps. */
function raceAt(
  actions: readonly Action[],
  between: number,
  late: number,
  taken: readonly number[],
): Race {
  const { thread } = actions[late]!;
  const early = actions.slice(0, between).findLastIndex((action) => action.thread === thread);
  return {
    ...(early >= 0 && { early: early + 1 }),
    between: between + 1,
    late: late + 1,
    order: [...actions.slice(0, between).keys(), ...taken].map((k) => k + 1),
  };
}

/** Steps from `between` on, those of the late thread up to `late` first. */
function broughtForward(actions: readonly Action[], between: number, late: number): number[] {
  const { thread } = actions[late]!;
  const moves = (k: number): boolean => k <= late && actions[k]!.thread === thread;
  const rest = actions.map((_, k) => k).slice(between);
  return [...rest.filter(moves), ...rest.filter((k) => !moves(k))];
}

/** Steps from `between` on, those of its thread only after `late`. */
function putOff(actions: readonly Action[], between: number, late: number): number[] {
  const { thread } = actions[between]!;
  const waits = (k: number): boolean => k < late && actions[k]!.thread === thread;
  const rest = actions.map((_, k) => k).slice(between);
  const first = rest.filter((k) => k <= late && !waits(k));
  return [...first, ...rest.filter((k) => waits(k)), ...rest.filter((k) => k > late)];
}

/** How many pairs stand in the other order. */
function exchanged(order: readonly number[]): number {
  let pairs = 0;
  for (const [at, k] of order.entries())
    for (const later of order.slice(at + 1)) if (later < k) pairs++;
  return pairs;
}

interface Trial {
  readonly between: number;
  readonly late: number;
  /** Steps from `between` on, in the order that is tried. */
  readonly order: readonly number[];
  /** A better order is known when more steps than these cannot be taken. */
  readonly lostMax: number;
  readonly isBroken: (locals: Int32Array) => boolean;
}

/**
 * The steps that can be taken in another order; a thread that cannot take one stops.
 *
 * @returns undefined when a rule breaks all the same, when one of the two steps cannot be taken, or
 *   too many cannot
 */
function takenOf(
  compiled: Compiled,
  { actions, states }: Path,
  { between, late, order, lostMax, isBroken }: Trial,
): readonly number[] | undefined {
  let locals = states[between]!;
  const taken: number[] = [];
  const stopped = new Set<number>();
  for (const [at, k] of order.entries()) {
    const action = actions[k]!;
    const after = stopped.has(action.thread) ? undefined : afterStep(compiled, action, locals);
    if (!after) {
      if (k === between || k === late || at + 1 - taken.length > lostMax) return undefined;
      stopped.add(action.thread);
      continue;
    }
    locals = after;
    taken.push(k);
    if (isBroken(locals)) return undefined;
  }
  return taken;
}

/** A step of another order may lead where no search went: what the model has no answer to is no run. */
function afterStep(compiled: Compiled, action: Action, locals: Int32Array): Int32Array | undefined {
  try {
    const outcome = tryStep(compiled, action, locals);
    return 'after' in outcome ? outcome.after : undefined;
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

/** Whether a state breaks the rule, or is a violation that the run does not meet before its end. */
function brokenBy(
  compiled: Compiled,
  rule: ViolationRule | InvariantRule,
  { states }: Path,
): (locals: Int32Array) => boolean {
  const violated = (locals: Int32Array): number[] =>
    compiled.spaces.flatMap((space, i) => (space.violates[locals[i]!] ? [i] : []));
  const met = violated(states.at(-2) ?? states.at(-1)!);
  const isViolation = (locals: Int32Array): boolean =>
    violated(locals).some((i) => !met.includes(i));
  if (rule.kind === 'violation') return isViolation;
  const watches = watchesOf(compiled, rule.over, {
    rule: rule.id,
    holds: rule.holds,
    asymmetric: rule.asymmetric === true,
  });
  return (locals) => isViolation(locals) || watches.some((watch) => !watch.holds(locals));
}
