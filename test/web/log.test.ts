import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heldBy, logParts } from '../../src/report/log/log-text.ts';
import { checkLogFully, readLog } from '../../src/trace/index.ts';
import { pageOfSystem } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { barriersOf } from './barriers.ts';
import { opened, written } from './opened.ts';

const NAME = 'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';
const text = readFileSync(new URL(`../logs/${NAME}`, import.meta.url), 'utf8');

let browser: Browser;
let url: string;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  url = written((await pageOfSystem('devres')).page);
});

afterAll(() => browser?.close());

const inBrowser = test.skipIf(noBrowser !== undefined);

async function choose(page: Page, name: string, content: string): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
  await page.locator('input[type=file]').setInputFiles(file);
}

inBrowser('a kernel log is judged in the page as on the command line', async () => {
  const { verdict, slices } = checkLogFully(readLog(text, NAME));
  const { page, complaints, requests } = await opened(browser, url);
  await choose(page, NAME, text);
  const told = page.locator('.opened');
  await told.waitFor();
  const said = (await told.textContent())!;
  for (const part of [verdict.verdict, ...logParts(verdict), ...heldBy(verdict)])
    expect(said).toContain(part);
  expect(heldBy(verdict).length).toBeGreaterThan(0);
  expect(await barriersOf(page)).toEqual([]);
  expect(await told.locator('.breaks .link').count()).toBe(slices.length);
  expect(await told.locator('.bar-row .link').count()).toBe(
    slices.length + (await told.locator('.bar-row.wait').count()),
  );
  await page
    .getByRole('button', { name: `line ${verdict.line}` })
    .first()
    .click();
  await page.locator('.row[aria-current]').waitFor();
  expect(await page.locator('.scene-head').textContent()).toContain('Kernel log');
  expect(await page.locator('.source').first().textContent()).toBe(`line ${verdict.line}`);
  expect([complaints, requests]).toEqual([[], []]);
  await page.close();
});

inBrowser('the axis tells the seconds since the first event beside the lines', async () => {
  const { page } = await opened(browser, url);
  await choose(page, NAME, text);
  await page.locator('.bar-scale.of-seconds').waitFor();
  const lines = await page.locator('.bar-scale.of-line span').allTextContents();
  const seconds = await page.locator('.bar-scale.of-seconds span').allTextContents();
  expect(seconds.length).toBe(lines.length);
  const { events } = readLog(text, NAME);
  for (const [i, line] of lines.entries()) {
    const last = events.findLast((one) => one.line <= Number(line));
    const since = last === undefined ? '' : `+${(last.seconds - events[0]!.seconds).toFixed(2)}`;
    expect(seconds[i]).toBe(since);
  }
  expect(Number(seconds.at(-1))).toBeGreaterThan(10);
  await page.close();
});

inBrowser('a run of a log opens where its unregister waits and says who holds what', async () => {
  const { verdict } = checkLogFully(readLog(text, NAME));
  const [asleep] = verdict.heldAt!;
  const { page } = await opened(browser, url);
  await choose(page, NAME, text);
  await page.locator('.breaks .link').first().click();
  const row = page.locator('.row[aria-current]');
  await row.waitFor();
  expect(await row.locator('.number').textContent()).toBe(String(asleep!.waiting!.since));
  const chain = page.locator('.holds');
  for (const part of [asleep!.held[0]!.by!, asleep!.held[0]!.page, asleep!.pagemap])
    expect(await chain.textContent()).toContain(part);
  expect(await chain.locator('.waiter').textContent()).toContain(asleep!.waiting!.by);
  await page.keyboard.press('End');
  await chain.waitFor({ state: 'detached' });
  await page.close();
});

inBrowser('what is no log gets a message that names it, and nothing changes', async () => {
  const { page } = await opened(browser, url);
  const before = await page.locator('main').textContent();
  await choose(page, 'mail.txt', 'Dear list,\nthe device is gone.\n');
  expect(await page.getByRole('alert').textContent()).toContain(
    'mail.txt: the document is neither JSON nor a kernel log',
  );
  expect(await page.locator('main').textContent()).toBe(before);
  await choose(page, NAME, text.replace(/^# offsets.*$/m, ''));
  await page.locator('.opened').waitFor();
  expect(await page.locator('.opened').textContent()).toContain('inconclusive');
  await page.close();
});
