import { ROOT, type ChartNode, type ChartParts } from './chart-parts.ts';
import type { Chart, ChartLine, ChartTransition } from './chart.ts';

/** One state that a machine was in on a path. */
export interface Visit {
  /** As XState tells the value of a state. */
  readonly value: unknown;
  /** What brought the machine here; absent at the start of a path. */
  readonly event?: string;
}

/** A statechart cut down to the states that a path goes through and those that they lead to. */
export interface PathChart {
  /** In the order in which the path comes to them; then outer states that take something. */
  readonly rows: readonly PathRow[];
  /** Innermost states of the machine that are not in it. */
  readonly left: number;
}

/** A state of the path, or one around states of it. */
export interface PathRow {
  readonly state: ChartNode;
  /** Takes what it does in any state inside. */
  readonly isOuter: boolean;
  readonly stays: readonly ChartLine[];
  /** What leads to the next row; absent where nothing does. */
  readonly onward?: PathExit;
  /** What leads anywhere else. */
  readonly exits: readonly PathExit[];
}

/** What leads from a row to one state. */
export interface PathExit {
  readonly to: ChartNode;
  /** Those that the path took first. */
  readonly transitions: readonly ChartTransition[];
  /** Number of the row that it leads to, where the path goes there. */
  readonly row?: number;
  /** The path itself goes this way. */
  readonly isTaken: boolean;
}

/** Cuts a statechart down to a path, told from its start. */
export function pathChart(parts: ChartParts, path: readonly Visit[]): PathChart {
  const known = new Map(parts.states.map((state) => [state.path, state]));
  const { order, taken } = visited(known, path);
  const rowOf = (to: string): number => order.indexOf(startOf(known, to));
  const outer = [...new Set(order.flatMap(around))]
    .toSorted()
    .filter((path) => !order.includes(path) && movesOf(parts, known, path).length > 0);
  const rows = [...order, ...outer].map((path, i): PathRow => {
    const state = known.get(path)!;
    const moves = new Map<string, ChartTransition[]>();
    const add = (to: string, transitions: readonly ChartTransition[]): void => {
      moves.set(to, [...(moves.get(to) ?? []), ...transitions]);
    };
    for (const { to, transition } of movesOf(parts, known, path))
      if (to !== undefined) add(to, [transition]);
    for (const to of taken.get(path)?.keys() ?? []) {
      if ([...moves.keys()].some((one) => startOf(known, one) === to)) continue;
      const inherited = around(path)
        .flatMap((one) => movesOf(parts, known, one))
        .filter((move) => move.to !== undefined && startOf(known, move.to) === to);
      add(
        to,
        inherited.map(({ transition }) => transition),
      );
    }
    const all = [...moves].flatMap(([to, transitions]): PathExit[] => {
      if (transitions.length === 0) return [];
      const row = rowOf(to);
      const by = taken.get(path)?.get(startOf(known, to));
      const first = transitions.toSorted((a, b) => had(by, b) - had(by, a));
      const isTaken = by !== undefined;
      return [{ to: known.get(to)!, transitions: first, isTaken, ...(row >= 0 && { row }) }];
    });
    const isNext = ({ row }: PathExit): boolean => row === i + 1 && row < order.length;
    const onward = all.find(isNext);
    return {
      state,
      isOuter: i >= order.length,
      stays: state.lines.filter(({ to }) => to === undefined),
      ...(onward && { onward }),
      exits: all.filter((exit) => exit !== onward),
    };
  });
  const seen = new Set(rows.flatMap(({ state, exits }) => [state, ...exits.map(({ to }) => to)]));
  const innermost = parts.states.filter(({ kind }) => kind === 'atomic');
  return { rows, left: innermost.filter((one) => !seen.has(one)).length };
}

/** What a drawing was made of. */
export function partsOfChart({ states, edges }: Chart): ChartParts {
  const initial = new Map(
    edges.flatMap(({ from, to, transitions }) => (transitions.length === 0 ? [[from, to]] : [])),
  );
  return {
    states: states.map((state) => {
      const inner = initial.get(state.path);
      return {
        ...state,
        parent: parentOf(state.path),
        ...(inner !== undefined && { initial: inner }),
      };
    }),
    edges: edges.filter(({ transitions }) => transitions.length > 0),
  };
}

type Known = ReadonlyMap<string, ChartNode>;

function had(events: ReadonlySet<string> | undefined, { event }: ChartTransition): number {
  return events?.has(event) === true ? 1 : 0;
}

/** From which state to which by what. */
type Taken = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** The innermost states in order, those of one region after those of another, and the ways between them. */
function visited(known: Known, visits: readonly Visit[]): { order: string[]; taken: Taken } {
  const regions = new Map<string, Set<string>>();
  const taken = new Map<string, Map<string, Set<string>>>();
  let before = new Map<string, string>();
  for (const { value, event } of visits) {
    const now = new Map(leavesOf(value).map((path) => [regionOf(known, path), path]));
    for (const [region, path] of now) {
      regions.set(region, (regions.get(region) ?? new Set()).add(path));
      const from = before.get(region);
      if (from === undefined || from === path) continue;
      const ways = taken.get(from) ?? new Map<string, Set<string>>();
      taken.set(from, ways.set(path, (ways.get(path) ?? new Set()).add(event ?? '')));
    }
    before = now;
  }
  return { order: [...regions.values()].flatMap((paths) => [...paths]), taken };
}

function leavesOf(value: unknown, prefix = ''): string[] {
  if (typeof value === 'string') return [`${prefix}${value}`];
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (inner.length === 0) return [prefix.replace(/\.$/, '')];
  return inner.flatMap(([name, one]) => leavesOf(one, `${prefix}${name}.`));
}

/** The innermost state around a path that runs beside others; the machine where there is none. */
function regionOf(known: Known, path: string): string {
  const all = [...around(path).toReversed(), path];
  return all.findLast((one) => one !== ROOT && isParallel(known, parentOf(one))) ?? ROOT;
}

function isParallel(known: Known, path: string): boolean {
  return known.get(path)?.kind === 'parallel';
}

/** Where a machine is that was sent to a state: in the one in which that starts. */
function startOf(known: Known, path: string): string {
  const initial = known.get(path)?.initial;
  return initial === undefined || initial === path ? path : startOf(known, initial);
}

/** The states around one, the innermost first, the machine last. */
function around(path: string): string[] {
  return path === ROOT ? [] : [parentOf(path), ...around(parentOf(path))];
}

function parentOf(path: string): string {
  return path.split('.').slice(0, -1).join('.');
}

interface PathMove {
  /** Absent where the state is not left. */
  readonly to?: string;
  readonly transition: ChartTransition;
}

/** All transitions that stand at a state. */
function movesOf({ edges }: ChartParts, known: Known, path: string): PathMove[] {
  return [
    ...edges
      .filter(({ from }) => from === path)
      .flatMap(({ to, transitions }) => transitions.map((transition) => ({ to, transition }))),
    ...(known.get(path)?.lines ?? []).map(({ to, ...transition }) => ({
      transition,
      ...(to !== undefined && { to }),
    })),
  ];
}
