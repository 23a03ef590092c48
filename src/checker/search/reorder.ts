import type { Race } from '../../schemas/run.ts';

/** Runs of more steps are not reordered: the number of orders grows with the square of the steps. */
const STEPS_MAX = 200;

/** A run whose steps can be taken in another order. */
interface Reorderable<State> {
  /** The thread of each step. */
  readonly threads: readonly number[];
  /** The states before each step. */
  readonly states: readonly State[];
  /** The state after step k, counted from 0, is taken in a state; undefined where it cannot be. */
  readonly take: (k: number, state: State) => State | undefined;
  readonly isBroken: (state: State) => boolean;
}

/**
 * Finds the smallest reordering of a run in which nothing is broken: some steps of one thread go
 * before, or after, a step of another that they follow, or precede. Each thread's own order stays.
 * Smallest: fewest steps that can then not be taken any more, then fewest exchanged pairs.
 *
 * @returns `none` when no such reordering is a run: the order of threads is not at fault; undefined
 *   for a run that is too long to try
 */
export function smallestReordering<State>(run: Reorderable<State>): Race | 'none' | undefined {
  const { threads } = run;
  const { length } = threads;
  if (length > STEPS_MAX) return undefined;
  let best: { race: Race; cost: readonly number[] } | undefined;
  for (let between = length - 2; between >= 0; between--) {
    for (let late = between + 1; late < length; late++) {
      if (threads[between] === threads[late]) continue;
      for (const order of [
        broughtForward(threads, between, late),
        putOff(threads, between, late),
      ]) {
        const taken = takenOf(run, { between, late, order, lostMax: best?.cost[0] ?? length });
        if (taken === undefined) continue;
        const lost = order.length - taken.length;
        const cost = [lost, late === length - 1 ? 0 : 1, exchanged(order)];
        if (best && !less(cost, best.cost)) continue;
        best = { race: raceAt(threads, between, late, taken), cost };
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
  threads: readonly number[],
  between: number,
  late: number,
  taken: readonly number[],
): Race {
  const thread = threads[late]!;
  const early = threads.slice(0, between).lastIndexOf(thread);
  return {
    ...(early >= 0 && { early: early + 1 }),
    between: between + 1,
    late: late + 1,
    order: [...threads.slice(0, between).keys(), ...taken].map((k) => k + 1),
  };
}

/** Steps from `between` on, those of the late thread up to `late` first. */
function broughtForward(threads: readonly number[], between: number, late: number): number[] {
  const thread = threads[late]!;
  const moves = (k: number): boolean => k <= late && threads[k] === thread;
  const rest = threads.map((_, k) => k).slice(between);
  return [...rest.filter(moves), ...rest.filter((k) => !moves(k))];
}

/** Steps from `between` on, those of its thread only after `late`. */
function putOff(threads: readonly number[], between: number, late: number): number[] {
  const thread = threads[between]!;
  const waits = (k: number): boolean => k < late && threads[k] === thread;
  const rest = threads.map((_, k) => k).slice(between);
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
}

/**
 * The steps that can be taken in another order; a thread that cannot take one stops.
 *
 * @returns undefined when something is broken all the same, when one of the two steps cannot be
 *   taken, or too many cannot
 */
function takenOf<State>(
  { threads, states, take, isBroken }: Reorderable<State>,
  { between, late, order, lostMax }: Trial,
): readonly number[] | undefined {
  let state = states[between]!;
  const taken: number[] = [];
  const stopped = new Set<number>();
  for (const [at, k] of order.entries()) {
    const thread = threads[k]!;
    const after = stopped.has(thread) ? undefined : take(k, state);
    if (!after) {
      if (k === between || k === late || at + 1 - taken.length > lostMax) return undefined;
      stopped.add(thread);
      continue;
    }
    state = after;
    taken.push(k);
    if (isBroken(state)) return undefined;
  }
  return taken;
}
