import type { Graph } from '../search/exploration.ts';
import { HEED_MASK } from '../search/interrupted.ts';

/** An edge that does not count. */
export const SKIP = -1;

/** What a search for strongly connected components looks at. */
interface Region {
  readonly graph: Graph;
  /** 1 for a state that belongs to the region. */
  readonly inside: Uint8Array;
  /** For each action, the bits that taking it earns a component and all that lead there, or SKIP. */
  readonly bits: Int32Array;
  /** Bits that an edge earns beside them when it leaves the region; it is not followed. */
  readonly leaving?: number;
}

/** Strongly connected components, numbered so that edges lead to the same or a lower number. */
export interface Components {
  readonly count: number;
  /** Component of a state of the region; -1 outside. */
  readonly of: Int32Array;
  /** All bits that can be earned from a component. */
  readonly bits: Int32Array;
}

/**
 * Tarjan's algorithm without recursion (R. Tarjan, Depth-first search and linear graph algorithms,
 * SIAM J. Comput. 1972), with bits gathered along the way.
 */
export function componentsOf({ graph, inside, bits, leaving = 0 }: Region): Components {
  const { offsets, targets, actions } = graph;
  const states = inside.length;
  const of = new Int32Array(states).fill(-1);
  const index = new Uint32Array(states);
  const low = new Uint32Array(states);
  const next = new Uint32Array(states);
  const earned = new Int32Array(states);
  const open: number[] = [];
  const calls: number[] = [];
  const componentBits: number[] = [];
  let clock = 0;
  let turns = 0;
  for (let root = 0; root < states; root++) {
    if (index[root] !== 0 || inside[root] === 0) continue;
    calls.push(root);
    while (calls.length > 0) {
      if ((++turns & HEED_MASK) === 0) graph.heed();
      const state = calls.at(-1)!;
      if (index[state] === 0) {
        index[state] = low[state] = ++clock;
        next[state] = offsets[state]!;
        open.push(state);
      }
      let edge = next[state]!;
      const end = offsets[state + 1]!;
      let deeper = false;
      for (; edge < end; edge++) {
        const worth = bits[actions[edge]!]!;
        if (worth === SKIP) continue;
        earned[state]! |= worth;
        const target = targets[edge]!;
        if (inside[target] === 0) {
          earned[state]! |= leaving;
          continue;
        }
        if (index[target] === 0) {
          calls.push(target);
          deeper = true;
          break;
        }
        if (of[target]! >= 0) earned[state]! |= componentBits[of[target]!]!;
        else if (index[target]! < low[state]!) low[state] = index[target]!;
      }
      next[state] = edge;
      if (deeper) continue;
      calls.pop();
      if (low[state] === index[state]) closeComponent(state);
      const caller = calls.at(-1);
      if (caller !== undefined && of[state]! < 0) {
        if (low[state]! < low[caller]!) low[caller] = low[state]!;
        earned[caller]! |= earned[state]!;
      }
    }
  }
  return { count: componentBits.length, of, bits: Int32Array.from(componentBits) };

  function closeComponent(state: number): void {
    const component = componentBits.length;
    let all = 0;
    for (;;) {
      const member = open.pop()!;
      of[member] = component;
      all |= earned[member]!;
      if (member === state) break;
    }
    componentBits.push(all);
  }
}
