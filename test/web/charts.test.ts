import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageOfSystem, useAfterFree } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
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
}, 60_000);

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

inBrowser('every chart opens whole, and its active state has a name that can be read', async () => {
  const { page, complaints } = await opened(browser, url, start);
  await page.locator('.chart .flag.violation').waitFor();
  const cut = await page
    .locator('.chart .pan-frame')
    .evaluateAll(
      (frames) =>
        frames.filter(
          ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
            scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
        ).length,
    );
  expect(cut).toBe(0);
  expect(await page.locator('.chart .flag.violation').textContent()).toBe('✗ usedAfterRemove');
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('keys, wheel and mouse enlarge and move a chart, and do not step the run', async () => {
  const { page } = await opened(browser, url, start);
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
  const { page } = await opened(browser, url, start);
  await page.getByRole('button', { name: 'Enlarge' }).first().click();
  const large = page.locator('.pan-zoom.large');
  await large.waitFor();
  expect(await large.boundingBox()).toMatchObject({ x: 0, y: 0, width: 1280, height: 800 });
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
  await page.close();
});
