import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageData } from '../../src/explore/page-data.ts';
import type { Race, Run } from '../../src/schemas/run.ts';
import { pageOfSystem } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { opened, written } from './opened.ts';

const SIZES = { users: 1 };

let browser: Browser;
let both: PageData;
let run: Run;
let hash: string;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  const broken = await pageOfSystem('percpu-ref', { sizes: SIZES, reverted: ['no-grace-period'] });
  const mended = await pageOfSystem('percpu-ref', { sizes: SIZES });
  run = broken.verdict.rules.find(
    (one) => one.run?.race !== undefined && one.run.race !== 'none',
  )!.run!;
  both = { ...broken.page, scenes: [...broken.page.scenes, ...mended.page.scenes] };
  hash = `#scene=${encodeURIComponent(both.scenes[0]!.id)}&run=${run.rule.id}&tab=compare`;
});

afterAll(() => browser?.close());

const inBrowser = test.skipIf(noBrowser !== undefined);

inBrowser('a run stands beside its steps in the order in which the rule holds', async () => {
  const { page, complaints } = await opened(browser, written(both), hash);
  const names = await Promise.all(
    (await page.locator('.lane-name').all()).map(async (one) => (await one.boundingBox())!),
  );
  for (const [i, { x, y, height }] of names.slice(1).entries()) {
    const before = names[i]!;
    expect(before.x + before.width <= x || y >= before.y + height / names.length).toBe(true);
  }
  const { order } = run.race as Race;
  const differs = order.findIndex((number, k) => number !== k + 1) + 1;
  expect(differs).toBeGreaterThan(0);
  await page.getByText(`The first difference is step ${differs}.`).waitFor();
  expect(await page.locator('.compare-with option').first().textContent()).toContain(
    'the order in which the rule holds',
  );
  const row = page.locator('.beside .differs');
  expect(await row.count()).toBe(1);
  expect(await row.locator('td').nth(1).textContent()).toContain(run.steps[differs - 1]!.step);
  expect(await row.locator('td').nth(2).textContent()).toContain(
    run.steps[order[differs - 1]! - 1]!.step,
  );
  expect(await page.locator('.pane .verdict').textContent()).toContain('breaks no safety rule');
  expect(await page.locator('.beside tbody tr').count()).toBe(run.steps.length - differs + 1 + 4);
  await row.getByRole('button').click();
  await page.getByText(`step ${differs} of `).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('with the fix in place the same steps stop, and why is said', async () => {
  const { page, complaints } = await opened(browser, written(both), hash);
  await page
    .locator('.compare-with select')
    .selectOption({ label: 'these steps with every fix and duty (users 1)' });
  const said = page.locator('.pane .verdict', { hasText: 'There it cannot be taken: ' });
  await said.waitFor();
  const differs = Number(/step (\d+)/.exec((await said.textContent())!)![1]);
  const row = page.locator('.beside .differs');
  expect(await row.locator('td').nth(1).textContent()).toContain(run.steps[differs - 1]!.step);
  expect(await row.locator('td').nth(2).textContent()).toBe('–');
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('a page of one sound system has nothing to hold a path against', async () => {
  const [, sound] = both.scenes;
  const alone = { ...both, scenes: [{ ...sound!, runs: [] }] };
  const start = `#scene=${encodeURIComponent(sound!.id)}&tab=compare`;
  const { page } = await opened(browser, written(alone), start);
  await page.getByText('nothing to hold this path against').waitFor();
  await page.close();
});
