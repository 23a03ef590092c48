import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstWithoutWayOut } from '../../src/checker/liveness/way-out.ts';
import { draw } from './draw.ts';

const STATES_MAX = 40;
const ACTIONS = 4;

/** Edges of each state, as numbers of a target and an action, and what belongs to the region. */
const graphs = fc.array(
  fc.record({
    isInside: fc.boolean(),
    edges: fc.array(fc.tuple(fc.nat(), fc.nat(ACTIONS - 1)), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: STATES_MAX, size: 'max' },
);

it('finds the first state of a region from which no way leads out of it', () => {
  let [found, none] = [0, 0];
  fc.assert(
    fc.property(
      graphs,
      fc.array(fc.boolean(), { minLength: ACTIONS, maxLength: ACTIONS }),
      (states, counts) => {
        const edges = states.map((state) =>
          state.edges.map(([to, action]) => ({ to: to % states.length, action })),
        );
        const all = edges.flat();
        const graph = {
          offsets: Uint32Array.from([
            0,
            ...edges.map((_, i) => edges.slice(0, i + 1).flat().length),
          ]),
          targets: Uint32Array.from(all, ({ to }) => to),
          actions: Uint32Array.from(all, ({ action }) => action),
          heed: () => undefined,
        };
        const canLeave = (from: number, met: Set<number>): boolean =>
          !states[from]!.isInside ||
          (!met.has(from) &&
            edges[from]!.some(({ to, action }) => counts[action]! && canLeave(to, met.add(from))));
        const stuck = states.findIndex((_, state) => !canLeave(state, new Set()));
        const inside = Uint8Array.from(states, ({ isInside }) => Number(isInside));
        const first = firstWithoutWayOut(graph, inside, Uint8Array.from(counts, Number));
        expect(first).toBe(stuck < 0 ? undefined : stuck);
        if (stuck < 0) none++;
        else found++;
      },
    ),
    draw(500),
  );
  expect(found).toBeGreaterThan(20);
  expect(none).toBeGreaterThan(20);
});
