import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { historyMachines } from '../chart/history-machines.ts';
import { pageOfSystem, useAfterFree } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { allMachinesPage } from './all-machines-page.ts';
import { illegible, letterSize } from './illegible.ts';
import { opened, written } from './opened.ts';

const RULE = 'page-not-used-after-remove';

let browser: Browser;
let url: string;
let start: string;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  const { page } = await pageOfSystem(...useAfterFree);
  url = written(page);
  start = `#scene=${encodeURIComponent(page.scenes[0]!.id)}&run=${RULE}&tab=charts`;
});

afterAll(() => browser?.close());

const inBrowser = test.skipIf(noBrowser !== undefined);

interface Seen {
  readonly width: number;
  readonly left: number;
  readonly top: number;
}

/** The size of the first chart and how far it is moved, when it has stopped to change. */
function seen(page: Page): Promise<Seen> {
  return page
    .locator('.chart .pan-frame')
    .first()
    .evaluate((frame) => ({
      width: frame.querySelector('svg')!.clientWidth,
      left: frame.scrollLeft,
      top: frame.scrollTop,
    }));
}

/** Opens the first chart whole. */
async function whole(): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await opened(browser, url, start);
  await page.getByRole('button', { name: 'The whole statechart' }).first().click();
  await page.locator('.chart .zoom').waitFor();
  return { page, complaints };
}

inBrowser.each([1280, 390])(
  'in %i px each label of the charts of a run can be read',
  async (width) => {
    const { page, complaints } = await opened(browser, url, start);
    await page.setViewportSize({ width, height: 800 });
    await page.locator('.path-chart .box.visited.active.violation').first().waitFor();
    const { charts, labels, wrong } = await illegible(page);
    expect(wrong).toEqual([]);
    expect(charts).toBe(2);
    expect(labels).toBeGreaterThan(20);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

inBrowser('each chart of every entry of the history can be read, whatever its path', async () => {
  const machines = historyMachines();
  const all = written(allMachinesPage(machines));
  const { page } = await opened(browser, all, '#scene=all&run=walk&tab=charts');
  await page
    .locator('.path-chart')
    .nth(machines.length - 1)
    .waitFor();
  const { charts, wrong } = await illegible(page);
  expect(wrong).toEqual([]);
  expect(charts).toBe(machines.length);
  await page.close();
});

inBrowser('a chart shows where the path goes, in the order in which it goes there', async () => {
  const { page } = await opened(browser, url, start);
  const chart = page.locator('.path-chart').first();
  const rows = await chart.locator('.box.visited .name').allTextContents();
  expect(rows.slice(0, 2)).toEqual(['free', 'taken']);
  expect(rows.at(-1)).toBe('✗ usedAfterRemove');
  expect(await chart.locator('.box.visited.active .name').textContent()).toBe('✗ usedAfterRemove');
  expect(await chart.locator('.edge.fired').count()).toBe(1);
  await page.keyboard.press('Home');
  await page.locator('summary', { hasText: 'page0' }).click();
  const first = page.locator('.path-chart .box.visited.active .name');
  await expect.poll(() => first.allTextContents()).toEqual(['free']);
  await page.close();
});

inBrowser(
  'a whole chart begins at a size that can be read, and fits its frame on demand',
  async () => {
    const { page, complaints } = await whole();
    const size = await letterSize(page, '.chart svg[role=img] .box .name');
    expect(size).toBeGreaterThanOrEqual(12);
    await page.getByRole('button', { name: 'Fit' }).click();
    await page.locator('.chart .flag.violation').waitFor();
    const frame = page.locator('.chart .pan-frame').first();
    const isCut = (): Promise<boolean> =>
      frame.evaluate(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
      );
    await expect.poll(isCut).toBe(false);
    expect(await page.locator('.chart .flag.violation').textContent()).toBe('✗ usedAfterRemove');
    expect(complaints).toEqual([]);
    await page.close();
  },
);

inBrowser('keys, wheel and mouse enlarge and move a chart, and do not step the run', async () => {
  const { page } = await whole();
  await page.getByRole('button', { name: 'Fit' }).click();
  await page.locator('.chart .flag.violation').waitFor();
  const position = await page.locator('.position').textContent();
  const frame = page.locator('.chart .pan-frame').first();
  const fitted = (await seen(page)).width;
  await frame.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  const enlarged = await seen(page);
  expect(enlarged.width).toBeGreaterThan(fitted * 3);
  expect(enlarged.top).toBeGreaterThan(0);
  const box = (await frame.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 40, { steps: 4 });
  await page.mouse.up();
  const dragged = await seen(page);
  expect([dragged.left, dragged.top]).toEqual([enlarged.left - 30, enlarged.top - 40]);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await seen(page)).width).toBeGreaterThan(enlarged.width);
  await page.keyboard.press('ArrowUp');
  expect(await page.locator('.position').textContent()).toBe(position);
  await page.keyboard.press('0');
  await expect.poll(async () => (await seen(page)).width).toBe(fitted);
  await page.close();
});

inBrowser('an enlarged chart has the whole window until Escape', async () => {
  const { page } = await whole();
  await page.getByRole('button', { name: 'Enlarge' }).first().click();
  const large = page.locator('.pan-zoom.large');
  await large.waitFor();
  expect(await large.boundingBox()).toMatchObject({ x: 0, y: 0, width: 1280, height: 800 });
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
  await page.close();
});
