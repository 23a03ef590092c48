import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import type { Debate } from '../../src/schemas/debate.ts';
import { unplug } from '../examples/unplug.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { barriersOf } from './barriers.ts';
import { opened } from './opened.ts';

const folder = mkdtempSync(join(tmpdir(), 'unplug-designs-'));
const file = join(folder, 'debate.html');
let browser: Browser;
let found: Debate['systems'][number];

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  const { code, out } = await unplug('debate', 'two-exporters', '--json', '--html', file);
  expect(code).toBe(0);
  found = (JSON.parse(out) as Debate).systems[0]!;
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const inBrowser = test.skipIf(noBrowser !== undefined);

inBrowser('each cell with a number opens the run of so many steps', async () => {
  const { page, complaints, requests } = await opened(browser, pathToFileURL(file).href);
  await page.locator('.design-matrix').waitFor();
  const cells = page.locator('.design-matrix button.cell');
  const signs = await cells.allTextContents();
  expect(signs).toEqual(['(6)', '(3)', '(7)', '(3)', '✗ 3']);
  for (const [i, sign] of signs.entries()) {
    await cells.nth(i).click();
    const steps = /\d+/.exec(sign)![0];
    await page.getByText(`step ${steps} of ${steps}`).waitFor();
    await page.goBack();
    await page.locator('.design-matrix').waitFor();
  }
  expect([complaints, requests]).toEqual([[], []]);
  await page.close();
});

inBrowser('two designs stand side by side, with why each breaks what it breaks', async () => {
  const { page } = await opened(browser, pathToFileURL(file).href);
  await page.getByText('Two designs side by side').click();
  const beside = page.locator('.design-beside');
  await beside.getByLabel('on the left').selectOption({ label: 'check-after' });
  await beside.getByLabel('on the right').selectOption({ label: 'check-after-no-fallback' });
  const because = found.designs[2]!.cells.find(({ standing }) => standing === 'broken')!.because!;
  expect(await beside.textContent()).toContain(because);
  expect(await beside.locator('tr.differs td').allTextContents()).toContainEqual(
    expect.stringContaining('unless a device that may not map a page has it moved to RAM'),
  );
  await beside.getByLabel('on the right').selectOption({ label: 'check-after' });
  expect(await beside.locator('tr.differs').count()).toBe(0);
  await page.close();
});

inBrowser.each([1280, 390])(
  'nothing is cut off or unnamed at %i px, in either theme',
  async (width) => {
    const { page } = await opened(browser, pathToFileURL(file).href);
    await page.setViewportSize({ width, height: 844 });
    await page.getByText('Two designs side by side').click();
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    expect(await barriersOf(page)).toEqual([]);
    await page.close();
  },
);
