import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longLog } from '../../bench/trace-lines.ts';
import { checkLogFile } from '../../src/trace/log-file.ts';
import { pageOfSystem } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { LONG_MS } from '../time-outs.ts';
import { opened, written } from './opened.ts';

/** Megabytes of the log that is read; `LOG_MB=200` measures a large one. */
const MEGABYTES = Number(process.env['LOG_MB'] ?? 12);

const folder = mkdtempSync(join(tmpdir(), 'unplug-long-'));
const file = join(folder, 'long.trace.txt');

let browser: Browser;
let url: string;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  url = written((await pageOfSystem('devres')).page);
  writeLog(MEGABYTES * 1e6);
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const inBrowser = test.skipIf(noBrowser !== undefined);

/** As many lines of a long log as make so many bytes. */
function writeLog(bytes: number): void {
  const out = openSync(file, 'w');
  let written = 0;
  let block = '';
  for (const line of longLog(Infinity)) {
    block += `${line}\n`;
    if (block.length < 1 << 20) continue;
    written += writeSync(out, block);
    block = '';
    if (written >= bytes) break;
  }
  closeSync(out);
}

interface Longest {
  readonly task: number;
  readonly pause: number;
}

/** Runs in the page: notes the longest task, and the longest time without a frame, in milliseconds. */
const WATCH = `(() => {
  const longest = { task: 0, pause: 0 };
  globalThis.longest = longest;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest.task = Math.max(longest.task, duration);
  }).observe({ type: 'longtask' });
  let last = performance.now();
  const frame = (now) => {
    longest.pause = Math.max(longest.pause, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()`;

/** How much of the log is read, where that is shown. */
const SHARES = `[...document.querySelectorAll('.reading progress')].map(({ value }) => value)`;

function longestIn(page: Page): Promise<Longest> {
  return page.evaluate<Longest>('longest');
}

inBrowser(
  'while a long log is read the page can be used, shows how far it is, and draws a part of it',
  async () => {
    const { page, complaints, requests } = await opened(browser, url);
    await page.evaluate(WATCH);
    const begin = performance.now();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('.reading progress').waitFor();
    const shares: number[] = [];
    while ((await page.locator('.opened').count()) === 0) {
      shares.push(...(await page.evaluate<number[]>(SHARES)));
      expect(await page.getByRole('alert').count()).toBe(0);
    }
    const took = performance.now() - begin;
    const { task, pause } = await longestIn(page);
    process.stderr.write(
      `${MEGABYTES} MB in ${(took / 1000).toFixed(1)} s: longest task ${task.toFixed(0)} ms, longest pause ${pause.toFixed(0)} ms\n`,
    );
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(new Set(shares).size).toBeGreaterThan(1);
    // What would be done in one go takes nearly all of the time.
    expect(task).toBeLessThan(took / 4);
    const verdict = checkLogFile(file);
    const said = (await page.locator('.opened').textContent())!;
    expect(said).toContain(verdict.verdict);
    expect(said).toMatch(
      /[\d,]+ more pagemaps and [\d,]+ more pages were judged and are not drawn/,
    );
    expect(said).toMatch(/more events not listed/);
    await page.locator('.opened .breaks .link').first().click();
    await page.locator('.row').first().waitFor();
    expect([complaints, requests]).toEqual([[], []]);
    await page.close();
  },
  LONG_MS,
);

inBrowser('a log that is being read can be left', async () => {
  const { page, complaints } = await opened(browser, url);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('.reading').getByRole('button', { name: 'Stop' }).click();
  await page.locator('.reading').waitFor({ state: 'detached' });
  expect(await page.locator('.opened').count()).toBe(0);
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});
