import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { counterexampleRun } from '../../scripts/docs/counterexample.ts';
import { chartMermaid } from '../../src/draw/chart-mermaid.ts';
import { runMermaid } from '../../src/draw/run-mermaid.ts';
import { wiringMermaid } from '../../src/draw/wiring-mermaid.ts';
import { wiringOf } from '../../src/draw/wiring.ts';
import { chartParts } from '../../src/chart/chart-parts.ts';
import { instancesOf, resolveSizes } from '../../src/model/system.ts';
import { systems } from '../../src/systems/index.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';

/** What the library puts into the page. */
interface Mermaid {
  render(id: string, text: string): Promise<{ svg: string }>;
}

const library = createRequire(import.meta.url).resolve('@mermaid-js/tiny');
const machines = new Map(
  systems
    .flatMap((system) => instancesOf(system, resolveSizes(system)).map(({ def }) => def))
    .map((def) => [def.id, def]),
);
const pictures: (readonly [string, string])[] = [
  ...[...machines.values()].map(
    ({ id, kind, machine }) =>
      [`machine ${id}`, chartMermaid({ machine: id, kind, ...chartParts(machine) })] as const,
  ),
  ...systems.map((system) => [`system ${system.id}`, wiringMermaid(wiringOf(system))] as const),
  ['a run', runMermaid(await counterexampleRun())],
];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ path: library });
}, 60_000);

afterAll(() => browser?.close());

/** The picture that Mermaid itself makes of it, or what it says against it. */
function rendered(text: string): Promise<string> {
  return page.evaluate(async (source) => {
    const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
    try {
      return (await mermaid.render('picture', source)).svg;
    } catch (error) {
      return `refused: ${String(error)}`;
    }
  }, text);
}

const inBrowser = test.skipIf(noBrowser !== undefined);

inBrowser.each(pictures)('Mermaid draws %s', async (_, text) => {
  const svg = await rendered(text);
  expect(svg).toMatch(/^<svg /);
  // Mermaid answers with a picture of a bomb when a text is longer than its default of 50,000 signs.
  expect(svg).not.toContain('Maximum text size');
});

inBrowser('Mermaid refuses what is not its language', async () => {
  expect(await rendered('stateDiagram-v2\n  a --> : b')).toContain('refused: ');
});
