import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HistoryCell, PageData } from '../../src/explore/page-data.ts';
import { pageOfSystem } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { opened, written } from './opened.ts';

let browser: Browser;
let page: PageData;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  ({ page } = await pageOfSystem('devres'));
});

afterAll(() => browser?.close());

const inBrowser = test.skipIf(noBrowser !== undefined);

async function findingsOf(data: PageData): Promise<string[]> {
  const { page: shown } = await opened(browser, written(data));
  await shown.locator('.findings').waitFor();
  const said = await shown.locator('.findings li').allTextContents();
  await shown.close();
  return said;
}

function entry(id: string, asExpected: boolean): HistoryCell {
  const { system, rules } = page.scenes[0]!;
  const problems = asExpected ? [] : ['nothing broke'];
  const rule = rules[0]!.id;
  return { id, title: id, class: 'use after free', system, rule, also: [], asExpected, problems };
}

inBrowser('what came out is told well where it is, and not where it is not', async () => {
  const well = await findingsOf({ ...page, history: [entry('one', true), entry('two', true)] });
  expect(well).toEqual(['✓ every rule holds', '✓ 2 of 2 entries of history as stated']);
  const [scene] = page.scenes;
  const rules = scene!.rules.map((rule, i) =>
    i === 0 ? { ...rule, standing: 'undecided' as const } : rule,
  );
  const bad = await findingsOf({
    ...page,
    scenes: [{ ...scene!, rules }],
    history: [entry('one', true), entry('two', false)],
  });
  expect(bad).toEqual(['✗ rules: 1 undecided', '✗ 1 of 2 entries of history as stated']);
});
