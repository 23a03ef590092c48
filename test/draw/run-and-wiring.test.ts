import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { counterexampleRun } from '../../scripts/docs/counterexample.ts';
import { runDot } from '../../src/draw/run-dot.ts';
import { runMermaid } from '../../src/draw/run-mermaid.ts';
import { runSvg } from '../../src/draw/run-svg.ts';
import { wiringDot } from '../../src/draw/wiring-dot.ts';
import { wiringMermaid } from '../../src/draw/wiring-mermaid.ts';
import { wiringSvg } from '../../src/draw/wiring-svg.ts';
import { wiringOf } from '../../src/draw/wiring.ts';
import { systems } from '../../src/systems/index.ts';

const graphviz = spawnSync('dot', ['-V']).status === 0;
const run = await counterexampleRun();

/** Graphviz reads it without a word of complaint. */
function isDot(text: string): void {
  const { status, stderr } = spawnSync('dot', ['-Tsvg'], { input: text, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}

it('a run as a sequence diagram: every arrow joins two declared lifelines, every step is there', () => {
  const lines = runMermaid(run).trimEnd().split('\n');
  const declared = lines.flatMap(
    (line) => /^ {2}(?:actor|participant) (p\d+) as /.exec(line)?.[1] ?? [],
  );
  const arrows = lines.flatMap((line) => {
    const match = /^ {2}(p\d+)->>(p\d+): \d+/.exec(line);
    return match ? [[match[1]!, match[2]!]] : [];
  });
  expect(arrows.length).toBeGreaterThan(10);
  for (const ends of arrows) for (const end of ends) expect(declared).toContain(end);
  for (const line of lines.slice(4))
    expect(line).toMatch(
      /^ {2}((actor|participant) p\d+ as |Note over p\d+(,p\d+)?: |p\d+->>p\d+: )[^;#"]*(#\d+;[^;"]*)*/,
    );
  expect(lines.join('\n')).toContain(`${run.steps.length} ${run.steps.at(-1)!.step}`);
  expect(lines.at(-1)).toContain('! ');
});

it('a run as lanes: every line is inside the picture, what breaks is marked', () => {
  const svg = runSvg(run);
  const [, width] = /width="(\d+)"/.exec(svg)!;
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words!);
  for (const words of texts) expect(words.length * 6.7).toBeLessThanOrEqual(Number(width));
  const bad = [...svg.matchAll(/class="bad"[^>]*>([^<]*)</g)].map(([, words]) => words!.trim());
  expect(bad.map((words) => words.replace(/.*!/, '!'))).toEqual([
    '! page0: gone -&gt; usedAfterRemove',
    '! pgmap: removed -&gt;',
    'usedAfterRemove',
  ]);
});

it.each(systems)(
  'the wiring of $id: every wire joins two boxes, in each language',
  async (system) => {
    const wiring = wiringOf(system);
    const names = wiring.boxes.map(({ name }) => name);
    expect(wiring.wires.length).toBeGreaterThan(0);
    for (const { from, to, ports } of wiring.wires) {
      expect(names).toContain(from);
      expect(names).toContain(to);
      expect(ports.length).toBeGreaterThan(0);
    }
    const svg = await wiringSvg(wiring);
    for (const name of names) expect(svg).toContain(`>${name.replaceAll('>', '&gt;')}`);
    expect(wiringMermaid(wiring).match(/-->/g)).toHaveLength(wiring.wires.length);
    if (graphviz) isDot(wiringDot(wiring));
  },
);

it.runIf(graphviz)('a run in the DOT language is what Graphviz takes', () => isDot(runDot(run)));
