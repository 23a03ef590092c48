import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSvg } from '../../src/draw/run-svg.ts';
import { lanes } from '../../src/report/run/lanes.ts';
import { pageOfSystem } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { opened, written } from './opened.ts';

const BROKEN = { sizes: { processes: 1, pages: 1 }, reverted: ['744dd97752ef'] };

let browser: Browser;
let made: Awaited<ReturnType<typeof pageOfSystem>>;
let url: string;
let hash: string;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  made = await pageOfSystem('device-file', BROKEN);
  url = written(made.page);
  hash = `#scene=${encodeURIComponent(made.page.scenes[0]!.id)}`;
});

afterAll(() => browser?.close());

const inBrowser = test.skipIf(noBrowser !== undefined);

const run = () => made.verdict.rules.find(({ standing }) => standing === 'broken')!.run!;

inBrowser('a run is copied as the mail that the command line prints, in 72 columns', async () => {
  const { page, complaints } = await opened(browser, url, `${hash}&run=${run().rule.id}`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as mail' }).click();
  await page.getByText('mail copied').waitFor();
  const mail: string = await page.evaluate('navigator.clipboard.readText()');
  expect(mail).toBe(lanes(run(), { width: 72 }));
  expect(Math.max(...mail.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(72);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('link copied').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(page.url());
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('a run is saved as the picture that unplug draw writes', async () => {
  const { page, complaints } = await opened(browser, url, `${hash}&run=${run().rule.id}`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save SVG' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`device-file-${run().rule.id}.svg`);
  expect(readFileSync(await file.path(), 'utf8')).toBe(runSvg(run()));
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('where the browser refuses, the page says so', async () => {
  const { page } = await opened(browser, url, `${hash}&run=${run().rule.id}`);
  await page.evaluate(`navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))`);
  await page.getByRole('button', { name: 'Copy as mail' }).click();
  await page.getByText('the browser lets nothing be copied here').waitFor();
  await page.close();
});
