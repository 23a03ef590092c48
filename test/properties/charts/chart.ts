/** A transition as it is written in a chart. */
export interface Move {
  target?: string | string[];
  guard?: unknown;
  actions?: unknown[];
  reenter?: boolean;
}

/** A state as it is written in a chart. */
export interface Node {
  type?: 'parallel' | 'final' | 'history';
  history?: 'shallow' | 'deep';
  initial?: string | { target: string; actions: unknown[] };
  states?: Record<string, Node>;
  on?: Record<string, Move | Move[] | Record<string, never>>;
  always?: Move | Move[];
  entry?: unknown[];
  exit?: unknown[];
  tags?: string[];
  [more: string]: unknown;
}

/** A state of a chart with where it is. */
export interface Placed {
  readonly node: Node;
  readonly path: readonly string[];
  readonly parent?: Placed;
}

/** Every state below and including one, parents first. */
export function* placesIn(at: Placed): Generator<Placed> {
  yield at;
  for (const [key, node] of Object.entries(at.node.states ?? {}))
    yield* placesIn({ node, path: [...at.path, key], parent: at });
}

/** How a target anywhere in the chart is written. */
export function idOf({ path }: Placed): string {
  return path.length === 0 ? '#chart' : `#chart.${path.join('.')}`;
}

/** The innermost region that a state is in, by its path; empty outside of parallel states. */
export function regionOf(at: Placed): string {
  for (let one: Placed | undefined = at; one?.parent; one = one.parent)
    if (one.parent.node.type === 'parallel') return one.path.join('');
  return '';
}
