import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageData } from '../../src/explore/page-data.ts';
import { pageOfSystem } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { lasso } from '../report/fixtures/lasso.ts';
import { barriersOf } from './barriers.ts';
import { opened, written } from './opened.ts';

let browser: Browser;
let data: PageData;
let hash: string;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  ({ page: data } = await pageOfSystem('devres', { reverted: ['devres-in-order'] }));
  hash = `#scene=${encodeURIComponent(data.scenes[0]!.id)}&run=devm-actions-in-reverse`;
});

afterAll(() => browser?.close());

const inBrowser = test.skipIf(noBrowser !== undefined);

inBrowser('a question mark lists the keys, and they are not heard behind the list', async () => {
  const { page, complaints } = await opened(browser, written(data), hash);
  const position = page.locator('.position');
  const before = await position.textContent();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await dialog.waitFor();
  for (const key of ['Home, End', 'Space', '/', '?'])
    expect(await dialog.locator('kbd', { hasText: key }).count()).toBeGreaterThan(0);
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press('ArrowLeft');
  expect(await position.textContent()).toBe(before);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => position.textContent()).not.toBe(before);
  await page.getByRole('button', { name: 'Keys' }).click();
  await dialog.waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('arrows move between the tabs, round and round, and step nothing', async () => {
  const { page } = await opened(browser, written(data), hash);
  const position = await page.locator('.position').textContent();
  const focused = page.locator(':focus');
  await page.getByRole('tab', { name: 'State', exact: true }).focus();
  for (const name of ['Choices', 'Charts', 'State graph', 'Rules', 'Compare', 'State']) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused.textContent()).toBe(name);
    expect(await focused.getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('#view').getAttribute('aria-labelledby')).toBe(
      await focused.getAttribute('id'),
    );
  }
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => focused.textContent()).toBe('Compare');
  expect(await page.locator('.position').textContent()).toBe(position);
  expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
  await page.close();
});

inBrowser('a lasso shows every thread but those that merely rest', async () => {
  const { page } = await opened(browser, written(data));
  const run = lasso();
  const thread = (name: string, tags?: string[]) => ({
    name,
    kind: 'thread' as const,
    machine: name,
    at: {},
    initial: { value: 'there', context: {}, ...(tags && { tags }) },
  });
  const whole = {
    ...run,
    instances: [...run.instances, thread('idle0', ['rest']), thread('starved')],
    fairness: [
      ...run.fairness!,
      { thread: 'idle0', why: 'is at rest' },
      { thread: 'starved', why: 'is blocked' },
    ],
  };
  await page.locator('input[type=file]').setInputFiles({
    name: 'lasso.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(whole)),
  });
  const why = page.locator('.why-for-ever');
  await why.waitFor();
  expect(await why.locator('> ul li strong').allTextContents()).toEqual([
    'evictor',
    'fault0',
    'starved',
  ]);
  expect(await why.locator('summary').textContent()).toBe('1 thread at rest');
  expect(await page.getByRole('group', { name: 'The story' }).textContent()).toContain(
    'again and again',
  );
  await page.close();
});

inBrowser('an interrupted report says what never ran, a whole one does not', async () => {
  const searches = ['registration 1 x 1', 'percpu-ref 1 x 2, without no-grace-period'];
  const cut = await opened(browser, written({ ...data, notStarted: searches }), '#');
  const told = cut.page.getByRole('region', { name: 'Never ran' });
  expect(await told.locator('summary').textContent()).toContain('2 searches never ran');
  expect(await told.locator('li').allTextContents()).toEqual(searches);
  await cut.page.close();
  const whole = await opened(browser, written(data), '#');
  await whole.page.locator('main').waitFor();
  expect(await whole.page.getByRole('region', { name: 'Never ran' }).count()).toBe(0);
  await whole.page.close();
});
