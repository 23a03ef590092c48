import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { unplug } from '../examples/unplug.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { opened } from './opened.ts';

interface Found {
  readonly duties: readonly { readonly id: string }[];
  readonly sets: readonly { readonly clean: boolean; readonly broken: readonly string[] }[];
  readonly minimal: readonly { readonly kept: readonly string[] }[];
  readonly why: readonly { readonly duty: string; readonly run?: { steps: unknown[] } }[];
}

const folder = mkdtempSync(join(tmpdir(), 'unplug-duties-'));
const file = join(folder, 'duties.html');
let browser: Browser;
let found: Found;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  const { code, out } = await unplug('obligations', 'percpu-ref', '--json', '--html', file);
  expect(code).toBe(0);
  found = JSON.parse(out) as Found;
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const inBrowser = test.skipIf(noBrowser !== undefined);

inBrowser('each duty that is dropped opens the shortest run that shows its need', async () => {
  const { page, complaints, requests } = await opened(browser, pathToFileURL(file).href);
  expect(await page.locator('.lattice-top').textContent()).toContain('everything holds');
  expect(await page.locator('.fan-cards .duty-broken').count()).toBe(found.duties.length);
  for (const { duty, run } of found.why) {
    await page.locator(`[data-duty="${duty}"] .link`).first().click();
    const length = run!.steps.length;
    await page.getByText(`step ${length} of ${length}`).waitFor();
    expect(await page.locator('.scene-head').textContent()).toContain(duty);
    await page.goBack();
    await page.locator('.lattice').waitFor();
  }
  expect([complaints, requests]).toEqual([[], []]);
  await page.close();
});

inBrowser('all sets are drawn, the minimal ones are ringed and told in words', async () => {
  const { page } = await opened(browser, pathToFileURL(file).href);
  const { sets, minimal } = found;
  expect(await page.locator('.hasse .set-broken').count()).toBe(
    sets.filter(({ broken }) => broken.length > 0).length,
  );
  expect(await page.locator('.hasse .set-holds').count()).toBe(
    sets.filter(({ clean }) => clean).length,
  );
  expect(await page.locator('.hasse .ring').count()).toBe(minimal.length);
  for (const [i, { kept }] of minimal.entries())
    for (const duty of kept)
      expect(await page.locator('.minimal li').nth(i).textContent()).toContain(duty);
  await page.close();
});
