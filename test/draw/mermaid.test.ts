import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { counterexampleRun } from '../../scripts/docs/counterexample.ts';
import { chartMermaid } from '../../src/draw/chart-mermaid.ts';
import { mermaidText } from '../../src/draw/mermaid-text.ts';
import { runMermaid } from '../../src/draw/run-mermaid.ts';
import { wiringMermaid } from '../../src/draw/wiring-mermaid.ts';
import { wiringOf } from '../../src/draw/wiring.ts';
import { chartParts } from '../../src/chart/chart-parts.ts';
import { instancesOf } from '../../src/model/changes/revised-instances.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { systems } from '../../src/systems/index.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';

/** What the library puts into the page. */
interface Mermaid {
  render(id: string, text: string): Promise<{ svg: string }>;
}

/** As much of a page as is asked for. */
interface Browsed {
  readonly mermaid: Mermaid;
  readonly document: { createElement(name: string): Holder };
}
interface Holder {
  innerHTML: string;
  querySelectorAll(what: string): Iterable<Drawn>;
}
interface Drawn {
  readonly textContent: string | null;
  readonly outerHTML: string;
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
});

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

/** What is Markdown, a formula or a statement where it is not told that it is text. */
const LABELS = [
  '__init__',
  'a *b* c_d',
  'kfree(**p)',
  '_x_ y',
  '~~gone~~',
  '$$x^2$$',
  'direction LR',
  'no direction TB now',
  '`code` and <b>',
  '1. [*] --> x; y',
];

/** A label in every place that a diagram of ours has for one. */
const PLACES: Readonly<Record<string, (label: string) => string>> = {
  state: (label) => `stateDiagram-v2\n  [*] --> s1\n  state "${label}" as s1\n`,
  box: (label) => `stateDiagram-v2\n  state "${label}" as s1 {\n  state "x" as s2\n  }\n`,
  'line in a state': (label) => `stateDiagram-v2\n  state "x" as s1\n  s1 : ${label}\n`,
  transition: (label) => `stateDiagram-v2\n  s1 --> s2 : ${label}\n`,
  thread: (label) => `sequenceDiagram\n  actor p0 as ${label}\n  p0->>p0: x\n`,
  event: (label) => `sequenceDiagram\n  actor p0 as x\n  p0->>p0: ${label}\n`,
  note: (label) => `sequenceDiagram\n  actor p0 as x\n  Note over p0: ${label}\n`,
  instance: (label) => `flowchart LR\n  b0["${label}"]\n`,
  wire: (label) => `flowchart LR\n  b0 -->|"${label}"| b1\n`,
};

/** The texts that are drawn, and the marks of Markdown among them. */
function drawn(text: string): Promise<{ texts: string[]; marked: string[] }> {
  return page.evaluate(async (source) => {
    const { mermaid, document } = globalThis as unknown as Browsed;
    const holder = document.createElement('div');
    holder.innerHTML = (await mermaid.render('label', source)).svg;
    const all = (what: string): Drawn[] => [...holder.querySelectorAll(what)];
    return {
      texts: all('text, foreignObject').map(({ textContent }) => (textContent ?? '').trim()),
      marked: all('em, strong, del, code, b, [font-style=italic]').map(
        ({ outerHTML }) => outerHTML,
      ),
    };
  }, text);
}

inBrowser.each(Object.entries(PLACES))(
  'a label is drawn as it is written: %s',
  async (_, place) => {
    for (const label of LABELS) {
      const { texts, marked } = await drawn(place(mermaidText([label])));
      expect({ label, texts, marked }).toMatchObject({
        texts: expect.arrayContaining([label]) as string[],
        marked: [],
      });
    }
  },
);

inBrowser('Mermaid refuses what is not its language', async () => {
  expect(await rendered('stateDiagram-v2\n  a --> : b')).toContain('refused: ');
});
