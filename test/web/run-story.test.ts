import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { opening } from '../../src/explore/opening.ts';
import { runStory } from '../../src/report/run/run-story.ts';
import type { Race, Run } from '../../src/schemas/run.ts';
import { pageOfSystem, useAfterFree } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { opened, written } from './opened.ts';

const RULE = 'page-not-used-after-remove';

let browser: Browser;
let made: Awaited<ReturnType<typeof pageOfSystem>>;
let url: string;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  made = await pageOfSystem(...useAfterFree);
  url = written(made.page);
});

afterAll(() => browser?.close());

const inBrowser = test.skipIf(noBrowser !== undefined);

function runOf(rule: string): Run {
  return made.verdict.rules.find((one) => one.rule === rule)!.run!;
}

function hashOf(rule: string, tab = 'state'): string {
  return `#scene=${encodeURIComponent(made.page.scenes[0]!.id)}&run=${rule}&tab=${tab}`;
}

inBrowser(
  'the story stands above the lanes, and an arc links the steps that it names',
  async () => {
    const { page, complaints } = await opened(browser, url, hashOf(RULE));
    const run = runOf(RULE);
    const { early, between, late } = run.race as Race;
    const story = page.getByRole('group', { name: 'The story' });
    const told = (await story.textContent())!.replaceAll(/\s+/g, ' ').trim();
    expect(told).toBe(runStory(run).join(' '));
    const numbers = await page.locator('.row.race .number').allTextContents();
    expect(numbers).toEqual(
      Array.from({ length: late - early! + 1 }, (_, i) => String(early! + i)),
    );
    for (const [mark, number] of [
      ['early', early],
      ['between', between],
      ['late', late],
    ] as const)
      expect(await page.locator(`.row.race.${mark} .number`).allTextContents()).toEqual([
        String(number),
      ]);
    await story.getByRole('button', { name: `(${between})` }).click();
    await page.getByText(`step ${between} of `).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  },
);

inBrowser('a path of your own has no story and no arc', async () => {
  const { page } = await opened(browser, url, hashOf(RULE));
  await page.locator('.row.race').first().waitFor();
  await page.goto(`${url}#scene=${encodeURIComponent(made.page.scenes[0]!.id)}&path=0.0.0`);
  await page.getByText('A path of your own', { exact: true }).waitFor();
  expect(await page.getByRole('group', { name: 'The story' }).count()).toBe(0);
  expect(await page.locator('.row.race').count()).toBe(0);
  await page.close();
});

inBrowser('a path of your own is told from the nearest violation', async () => {
  const scene = `#scene=${encodeURIComponent(made.page.scenes[0]!.id)}&tab=choices`;
  const { page, complaints } = await opened(browser, url, scene);
  await page.getByRole('button', { name: 'To the nearest violation' }).click();
  await page.getByText('✗ A path of your own breaks the rule').waitFor();
  const story = page.getByRole('group', { name: 'The story' });
  const last = await page.locator('.row .number').last().textContent();
  expect(await story.textContent()).toMatch(
    new RegExp(`\\(${last}\\).*With \\d+ before \\d+ the rule holds`, 's'),
  );
  expect(await page.locator('.row.race.late').count()).toBe(1);
  const rule = await page.locator('.scene-head h1').textContent();
  expect(made.verdict.rules.some(({ sentence }) => rule!.includes(sentence))).toBe(true);
  await page.keyboard.press('ArrowLeft');
  expect(await story.count()).toBe(1);
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('no lane strikes the name of a step through, past or to come', async () => {
  const { page } = await opened(browser, url, `${hashOf(RULE)}&at=12`);
  await page.locator('.row.later').first().waitFor();
  const grounds: string[] = await page.evaluate(
    `[...document.querySelectorAll('.row .title')].map((one) => getComputedStyle(one).backgroundColor)`,
  );
  expect(grounds.length).toBeGreaterThan(12);
  expect(grounds.filter((ground) => /transparent|rgba\(.*, 0\)/.test(ground))).toEqual([]);
  await page.close();
});

inBrowser.each(['state', 'choices', 'charts', 'graph', 'rules', 'compare'])(
  'on a telephone the story is in sight and nothing is wider than the window: %s',
  async (tab) => {
    const { page } = await opened(browser, url, hashOf(RULE, tab));
    await page.setViewportSize({ width: 390, height: 800 });
    await page.reload();
    const story = page.getByRole('group', { name: 'The story' });
    await story.waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const box = (await story.boundingBox())!;
    expect(box.y).toBeGreaterThan(0);
    expect(box.y + box.height).toBeLessThan(800);
    expect(box.width).toBeGreaterThan(300);
    expect((await page.locator('.lanes').boundingBox())!.width).toBe(390);
    await page.close();
  },
);

inBrowser('a page of one system opens its first counterexample, a page of two the overview', () => {
  const { scenes } = made.page;
  const broken = scenes[0]!.runs.findIndex(({ rule }) => rule.kind !== 'cover');
  expect(opening(made.page).open).toEqual({ scene: scenes[0]!.id, run: broken });
  const other = { ...scenes[0]!, id: 'other', system: 'other' };
  expect(opening({ ...made.page, scenes: [...scenes, other] }).open).toBeUndefined();
  const sound = { ...scenes[0]!, runs: [] };
  expect(opening({ ...made.page, scenes: [sound] }).open).toBeUndefined();
  expect(opening({ ...made.page, scenes: [sound, scenes[0]!] }).open?.run).toBe(broken);
  expect(opening({ ...made.page, notStarted: ['registration'] }).open).toBeUndefined();
});
