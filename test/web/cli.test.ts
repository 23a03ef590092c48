import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { unplug } from '../examples/unplug.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { opened } from './opened.ts';
import { main } from '../built.ts';

const MODEL = ['device-private', '--kernel', '6.0', '--pages', '1', '--processes', '1'];
const LOG = 'test/logs/b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';

const folder = mkdtempSync(join(tmpdir(), 'unplug-explore-'));
const report = join(folder, 'report.html');
const runFile = join(folder, 'run.json');
let browser: Browser;

beforeAll(async () => {
  if (noBrowser === undefined) browser = await launchBrowser();
  const { code } = await unplug('verify', ...MODEL, '--html', report, '--save', runFile);
  expect(code).toBe(12);
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const inBrowser = test.skipIf(noBrowser !== undefined);

/** The sentence at the head of what a file shows when it is opened. */
async function headOf(file: string): Promise<string | null> {
  const { page, complaints, requests } = await opened(browser, pathToFileURL(file).href);
  expect([complaints, requests]).toEqual([[], []]);
  const text = await page.locator('main, .scene-head').first().textContent();
  await page.close();
  return text;
}

inBrowser('verify --html writes a report that opens from disk with the network off', async () => {
  expect(await headOf(report)).toContain('no struct page is used after its memmap is removed');
});

inBrowser('a saved run opens at its end, among the tables of its system', async () => {
  const file = join(folder, 'run.html');
  expect(await unplug('explore', runFile, '--html', file)).toMatchObject({ code: 0, out: '' });
  const { page } = await opened(browser, pathToFileURL(file).href);
  expect(await page.locator('.scene-head').textContent()).toContain('Rule broken');
  await page.getByRole('tab', { name: 'Choices' }).click();
  await page.getByRole('button', { name: '← Back' }).click();
  expect(await page.locator('.choice').count()).toBeGreaterThan(1);
  expect(await page.locator('.choice.next').count()).toBe(1);
  await page.close();
});

inBrowser('a log opens with the runs that explain it, slice by slice', async () => {
  const file = join(folder, 'log.html');
  expect((await unplug('explore', LOG, '--html', file)).code).toBe(0);
  const { page, complaints } = await opened(browser, pathToFileURL(file).href);
  expect(await page.locator('main').textContent()).toContain('follows, blocked');
  await page
    .getByRole('button', { name: /how the model explains pagemap/ })
    .first()
    .click();
  await page.locator('.row[aria-current]').waitFor();
  expect(await page.locator('.row').count()).toBeGreaterThan(10);
  expect(complaints).toEqual([]);
  await page.close();
});

test('it serves on this machine until it is stopped', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const child = spawn(process.execPath, [main, 'explore', runFile], { cwd: root });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(text.toString())),
  );
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
  const answer = await fetch(url!);
  expect(await answer.text()).toContain("default-src 'none'");
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('wrong calls end with their exit codes and write nothing', async () => {
  const file = join(folder, 'none.html');
  const none = await unplug('explore', 'no-such-system', '--html', file);
  expect(none).toMatchObject({ code: 64 });
  expect(none.err).toContain('no-such-system');
  expect((await unplug('explore', join(folder, 'missing.json'), '--html', file)).code).toBe(65);
  expect(existsSync(file)).toBe(false);
});
