import type { StateGraph } from './state-graph.ts';

/** Places of the states, in units of the least distance of two neighbours in a row. */
export interface GraphLayout {
  readonly x: readonly number[];
  /** Row of each state: its depth. */
  readonly rows: readonly (readonly number[])[];
  readonly left: number;
  readonly right: number;
}

const SWEEPS = 12;

/** A state of the spine is this much harder to move than its neighbours. */
const SPINE = 1e4;

/**
 * Rows by depth. Within a row the order follows the neighbours above and below (barycentres), and places
 * come as near to theirs as the least distance allows; the spine stays in the middle.
 */
export function layOutGraph(graph: StateGraph, spine: ReadonlySet<number>): GraphLayout {
  const { states, steps } = graph;
  const rows: number[][] = [];
  for (const [i, { depth }] of states.entries()) (rows[depth] ??= []).push(i);
  const near: number[][] = states.map(() => []);
  for (const { from, to } of steps) {
    if (Math.abs(states[from]!.depth - states[to]!.depth) !== 1) continue;
    near[from]!.push(to);
    near[to]!.push(from);
  }
  const x = states.map(() => 0);
  for (const row of rows) for (const [k, i] of row.entries()) x[i] = k - (row.length - 1) / 2;
  const wanted = (i: number, side: 'above' | 'below' | 'both'): number => {
    if (spine.has(i)) return 0;
    const { depth } = states[i]!;
    const asked = near[i]!.filter(
      (other) => side === 'both' || states[other]!.depth < depth === (side === 'above'),
    );
    return asked.length === 0
      ? x[i]!
      : asked.reduce((sum, other) => sum + x[other]!, 0) / asked.length;
  };
  const place = (row: number[], side: 'above' | 'below' | 'both'): void => {
    const want = new Map(row.map((i) => [i, wanted(i, side)]));
    row.sort((a, b) => want.get(a)! - want.get(b)! || x[a]! - x[b]!);
    const weights = row.map((i) => (spine.has(i) ? SPINE : 1));
    const placed = spread(
      row.map((i) => want.get(i)!),
      weights,
    );
    for (const [k, i] of row.entries()) x[i] = placed[k]!;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const settling = sweep >= SWEEPS / 2;
    for (const row of rows) place(row, settling ? 'both' : 'above');
    for (const row of rows.toReversed()) place(row, settling ? 'both' : 'below');
  }
  return { x, rows, left: Math.min(...x), right: Math.max(...x) };
}

/**
 * The places nearest to the wanted ones (weighted least squares) that keep their order and a distance of
 * at least one: neighbours that are too near are pooled until none is.
 */
export function spread(wanted: readonly number[], weights: readonly number[]): number[] {
  const pools: { sum: number; weight: number; size: number }[] = [];
  for (const [k, want] of wanted.entries()) {
    let pool = { sum: (want - k) * weights[k]!, weight: weights[k]!, size: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.weight > pool.sum / pool.weight;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = {
        sum: last.sum + pool.sum,
        weight: last.weight + pool.weight,
        size: last.size + pool.size,
      };
    }
    pools.push(pool);
  }
  const shifts = pools.flatMap(({ sum, weight, size }) => Array<number>(size).fill(sum / weight));
  return shifts.map((shift, k) => shift + k);
}
