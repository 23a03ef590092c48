import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageOfSystem, useAfterFree } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { barriersOf } from './barriers.ts';
import { opened, written } from './opened.ts';

const TABS = ['state', 'choices', 'charts', 'graph', 'rules', 'compare'];

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

/** What a screen reader could not name, and what is wider than the window. */
const UNREADABLE = `(() => {
  const nameless = [...document.querySelectorAll('button, select, input, svg[role=img]')].filter(
    (one) =>
      !one.hidden &&
      !(one.getAttribute('aria-label') || one.textContent.trim() || one.closest('label')),
  );
  const wide = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
  return [...nameless.map((one) => one.outerHTML.slice(0, 90)), ...wide];
})()`;

inBrowser.each(['', ...TABS])(
  'view "%s": everything has a name, nothing is cut off, and axe finds no barrier in either theme',
  async (tab) => {
    const scene = encodeURIComponent(made.page.scenes[0]!.id);
    const hash = tab === '' ? '#' : `#scene=${scene}&run=page-not-used-after-remove&tab=${tab}`;
    const { page, complaints } = await opened(browser, url, hash);
    await page.locator('main').waitFor();
    expect(await page.evaluate(UNREADABLE)).toEqual([]);
    expect(await barriersOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

inBrowser(
  'Tab comes to the current step and from there to the views, arrows take the focus along',
  async () => {
    const scene = encodeURIComponent(made.page.scenes[0]!.id);
    const { page } = await opened(browser, url, `#scene=${scene}&run=page-not-used-after-remove`);
    await page.getByRole('searchbox').focus();
    const focused = page.locator(':focus');
    while ((await focused.getAttribute('aria-current')) === null) await page.keyboard.press('Tab');
    const last = await focused.locator('.title').textContent();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focused.locator('.title').textContent()).not.toBe(last);
    expect(await focused.getAttribute('aria-current')).toBe('step');
    // What can be done with the step and the run comes first.
    const next = async (): Promise<string | null> => {
      await page.keyboard.press('Tab');
      return focused.getAttribute('role');
    };
    let left = 8;
    while ((await next()) !== 'tab' && left > 0) left--;
    expect(await focused.getAttribute('role')).toBe('tab');
    await page.close();
  },
);

inBrowser('axe finds a button without a name in either theme', async () => {
  const { page } = await opened(browser, url, '#');
  await page.evaluate(
    `document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')`,
  );
  const found = await barriersOf(page);
  expect(found.map((one) => one.replace(/: <.*/s, ''))).toEqual(
    expect.arrayContaining(['light: button-name', 'dark: button-name']),
  );
  await page.close();
});

inBrowser('what is broken comes first among the rules and among the charts', async () => {
  const scene = encodeURIComponent(made.page.scenes[0]!.id);
  const hash = `#scene=${scene}&run=page-not-used-after-remove&tab=rules`;
  const { page } = await opened(browser, url, hash);
  const standings = await page.locator('.rules tbody .standing').allTextContents();
  const broken = standings.map((text) => text.includes('broken'));
  expect(broken).toEqual(broken.toSorted((a, b) => Number(b) - Number(a)));
  expect(broken.filter(Boolean).length).toBe(
    made.verdict.rules.filter(({ standing }) => standing === 'broken').length,
  );
  await page.getByRole('tab', { name: 'Charts' }).click();
  expect(await page.locator('details.chart').first().getAttribute('class')).toContain('violation');
  await page.close();
});
