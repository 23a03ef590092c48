import { expect, test } from 'vitest';
import { chartParts } from '../../src/chart/chart-parts.ts';
import { drawChart } from '../../src/chart/draw-chart.ts';
import { devicePage } from '../../src/machines/objects/pages/device-page.ts';
import { percpuRef } from '../../src/machines/objects/references/percpu-ref.ts';
import { pte } from '../../src/machines/objects/pages/pte.ts';
import { nodesOf } from '../../src/model/machine/state-nodes.ts';

const machines = { devicePage, percpuRef, pte };

test.each(Object.entries(machines))('%s: every transition is an arrow or a line', (_, def) => {
  const { states, edges } = chartParts(def.machine);
  const nodes = [...nodesOf(def.machine.root)];
  const written = nodes
    .flatMap((node) => [...node.transitions.values()].flat().map(({ eventType }) => eventType))
    .toSorted();
  const drawn = [
    ...states.flatMap(({ lines }) => lines),
    ...edges.flatMap(({ transitions }) => transitions),
  ].map(({ event }) => event);
  expect(drawn.toSorted()).toEqual(written);
  expect(states.length).toBe(nodes.length);
});

test.each(Object.entries(machines))('%s: boxes nest, siblings do not overlap', async (_, def) => {
  const chart = await drawChart(def.machine, 'object');
  for (const state of chart.states) {
    expect(state.x + state.width).toBeLessThanOrEqual(chart.width + 1);
    expect(state.y + state.height).toBeLessThanOrEqual(chart.height + 1);
    const parent = state.path.split('.').slice(0, -1).join('.');
    const outer = chart.states.find(({ path }) => path === parent)!;
    if (state.path !== '') {
      expect(state.x).toBeGreaterThanOrEqual(outer.x);
      expect(state.y + state.height).toBeLessThanOrEqual(outer.y + outer.height);
    }
    for (const other of chart.states) {
      const isSibling = other.path !== '' && state.path !== '' && other !== state;
      if (!isSibling || other.path.split('.').slice(0, -1).join('.') !== parent) continue;
      const apart =
        state.x + state.width <= other.x ||
        other.x + other.width <= state.x ||
        state.y + state.height <= other.y ||
        other.y + other.height <= state.y;
      expect(apart, `${state.path} and ${other.path}`).toBe(true);
    }
  }
  for (const { points, from, to } of chart.edges)
    expect(points.length, `${from} to ${to}`).toBeGreaterThan(1);
});
