import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { chartDot } from '../../src/draw/chart-dot.ts';
import { chartMermaid } from '../../src/draw/chart-mermaid.ts';
import { chartSvg } from '../../src/draw/chart-svg.ts';
import type { Statechart } from '../../src/draw/statechart.ts';
import { chartParts } from '../../src/chart/chart-parts.ts';
import { drawChart } from '../../src/chart/draw-chart.ts';
import { devicePage } from '../../src/machines/objects/pages/device-page.ts';
import { percpuRef } from '../../src/machines/objects/references/percpu-ref.ts';
import { instancesOf } from '../../src/model/changes/revised-instances.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { devicePrivateSystem } from '../../src/systems/device-private.ts';

const defs = new Map(
  [
    ...instancesOf(devicePrivateSystem, resolveSizes(devicePrivateSystem)).map(({ def }) => def),
    percpuRef,
  ].map((def) => [def.id, def]),
);
const charts = [...defs.values()].map(({ id, kind, machine }): Statechart => ({
  machine: id,
  kind,
  ...chartParts(machine),
}));
const hasGraphviz = spawnSync('dot', ['-V']).status === 0;

it.each(charts.map((chart) => [chart.machine, chart] as const))(
  'writes every state and arrow of %s, in Mermaid and in DOT',
  (_, chart) => {
    const inner = chart.states.slice(1);
    const [mermaid, dot] = [chartMermaid(chart), chartDot(chart)];
    for (const { name } of inner) {
      expect(mermaid).toContain(name);
      expect(dot).toContain(name);
    }
    const arrows = mermaid.split('\n').filter((line) => /^ {2}s\d+ --> s\d+ : /.test(line));
    expect(arrows).toHaveLength(chart.edges.length);
    expect(dot.split('\n').filter((line) => / -> .*label=/.test(line))).toHaveLength(
      chart.edges.length,
    );
  },
);

it.skipIf(!hasGraphviz).each(charts.map((chart) => [chart.machine, chartDot(chart)] as const))(
  'Graphviz draws %s without a warning',
  (_, dot) => {
    const { status, stderr } = spawnSync('dot', ['-Tsvg'], { input: dot, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  },
);

it('tells in Mermaid what a machine takes in any state, with an arrow to where it leads', () => {
  const mermaid = chartMermaid(charts.find(({ machine }) => machine === percpuRef.id)!);
  expect(mermaid).toContain('state "in any state" as s0any');
  expect(mermaid).toMatch(/ s0any --> s\d+ : EXIT\n/);
  expect(mermaid).not.toMatch(/ s0 --> /);
});

it('keeps what Mermaid reads as its own out of labels', () => {
  for (const chart of charts)
    for (const line of chartMermaid(chart).split('\n').slice(4)) {
      const label = /(?: : |state ")(.*?)(?:" as |$)/.exec(line)?.[1];
      if (label !== undefined)
        expect(label.replaceAll('<br/>', '')).not.toMatch(/["<>[\]{}]|:(?!$)/);
    }
});

it('writes an SVG file that is read aloud, follows the colour scheme and holds no script', async () => {
  const svg = chartSvg(await drawChart(devicePage.machine, devicePage.kind));
  expect(svg).toContain('<title>Statechart of the object device_page</title>');
  expect(svg).toMatch(/<desc>.*usedAfterRemove/);
  expect(svg).toContain('prefers-color-scheme:dark');
  expect(svg).not.toMatch(/<script|href=|@import|url\((?!#)/);
  expect(svg).toContain('[lock free]');
});
