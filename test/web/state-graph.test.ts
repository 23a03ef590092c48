import { beforeAll, expect, test } from 'vitest';
import { groupBy } from '../../src/report/text/group-by.ts';
import { tell } from '../../web/src/story.ts';
import { layOutGraph, spread } from '../../web/src/graph/graph-layout.ts';
import { isViolated } from '../../web/src/run/search-path.ts';
import { BESIDE_MAX, graphAround, movesTo, wholeGraph } from '../../web/src/graph/state-graph.ts';
import { pageOfSystem, useAfterFree } from '../explore/page-of-system.ts';

let made: Awaited<ReturnType<typeof pageOfSystem>>;

beforeAll(async () => {
  made = await pageOfSystem(...useAfterFree);
});

test('a small system is drawn whole: the states that the search counted, broken where it says', () => {
  const scene = made.page.scenes[0]!;
  const graph = wholeGraph(scene)!;
  expect(made.verdict.complete).toBe(true);
  expect(graph.states.length).toBe(made.verdict.states);
  const ofRules = new Set(
    scene.runs.flatMap(({ rule, moves }) =>
      rule.kind === 'violation' ? [graph.find(tell(scene, moves).states.at(-1)!)] : [],
    ),
  );
  expect(ofRules.size).toBeGreaterThan(1);
  for (const state of ofRules) expect(graph.states[state!]!.kind).toBe('broken');
  const left = new Set(graph.steps.map(({ from }) => from));
  for (const [i, { kind }] of graph.states.entries())
    if (kind === 'stuck') expect(left.has(i)).toBe(false);
  for (const { from } of graph.steps)
    expect(isViolated(scene, graph.states[from]!.locals)).toBe(false);
});

test('a deadlock is drawn as a state that is stuck, and with every duty kept nothing is', async () => {
  const sizes = { pages: 1, processes: 1 };
  const dropped = ['holds-no-lock-across-wait'];
  const locked = await pageOfSystem('device-private', { sizes, dropped });
  const kept = await pageOfSystem('device-private', { sizes });
  const kinds = ({ page }: typeof made): string[] => [
    ...new Set(wholeGraph(page.scenes[0]!)!.states.map(({ kind }) => kind)),
  ];
  expect(kinds(kept).toSorted()).toEqual(['plain', 'rest']);
  expect(kinds(locked).toSorted()).toEqual(['plain', 'rest', 'stuck']);
  expect(locked.verdict.rules.find(({ rule }) => rule === 'no-deadlock')!.standing).toBe('broken');
});

test('the moves to any state lead there, and no way is shorter', () => {
  const scene = made.page.scenes[0]!;
  const graph = wholeGraph(scene)!;
  for (const [i, { locals, depth }] of graph.states.entries()) {
    const moves = movesTo(graph, i, []);
    expect(moves.length).toBe(depth);
    expect(tell(scene, moves).states.at(-1)).toEqual(locals);
  }
  for (const { from, to } of graph.steps)
    expect(graph.states[to]!.depth).toBeLessThanOrEqual(graph.states[from]!.depth + 1);
});

test('of a larger system the states nearest to the path are drawn, and say that they go on', async () => {
  const { page } = await pageOfSystem('percpu-ref');
  const scene = page.scenes[0]!;
  expect(wholeGraph(scene)).toBeUndefined();
  const { moves } = scene.runs.at(-1)!;
  const path = tell(scene, moves).states;
  const graph = graphAround(scene, path);
  const rows = groupBy(graph.states, ({ depth }) => depth);
  for (const row of rows.values()) {
    expect(row.filter(({ came }) => came !== undefined).length).toBeLessThanOrEqual(BESIDE_MAX);
    expect(row.length).toBeGreaterThan(0);
  }
  expect(path.map((one) => graph.find(one))).toEqual(graph.roots);
  expect(graph.states.length).toBeGreaterThan(5 * path.length);
  expect(graph.states.some(({ open }) => open)).toBe(true);
  for (const i of [graph.states.length - 1, Math.floor(graph.states.length / 2)])
    expect(tell(scene, movesTo(graph, i, moves)).states.at(-1)).toEqual(graph.states[i]!.locals);
});

test('neighbours in a row keep their distance, and the spine is straight', () => {
  const scene = made.page.scenes[0]!;
  const graph = wholeGraph(scene)!;
  const run = scene.runs.find(({ rule }) => rule.kind === 'violation')!;
  const spine = tell(scene, run.moves).states.map((one) => graph.find(one)!);
  const { rows, x } = layOutGraph(graph, new Set(spine));
  for (const row of rows)
    for (const [k, i] of row.slice(1).entries())
      expect(x[i]! - x[row[k]!]!).toBeGreaterThan(1 - 1e-9);
  for (const i of spine) expect(Math.abs(x[i]!)).toBeLessThan(0.1);
});

test('places that are wanted twice are shared about the middle; far ones stay', () => {
  expect(spread([0, 0, 0, 10], [1, 1, 1, 1])).toEqual([-1, 0, 1, 10]);
  expect(spread([0, 0], [1e9, 1])[0]).toBeCloseTo(0, 5);
});

test('where the tables end a state is open, and not told to be stuck', () => {
  const scene = made.page.scenes[0]!;
  const ended = {
    ...scene,
    rows: scene.rows.map((row) => ({ ...row, next: row.next.slice(0, 1) })),
  };
  expect(wholeGraph(ended)).toBeUndefined();
  const { states } = graphAround(ended, [tell(ended, []).states[0]!]);
  expect(states.some(({ open }) => open)).toBe(true);
  expect(states.filter(({ kind }) => kind === 'stuck')).toEqual([]);
});
