import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageData } from '../../src/explore/page-data.ts';
import type { Run } from '../../src/schemas/run.ts';
import { pageOfSystem } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { lasso } from '../report/fixtures/lasso.ts';
import { opened, written } from './opened.ts';

let browser: Browser;
let data: PageData;
let run: Run;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  const made = await pageOfSystem('devres', { reverted: ['devres-in-order'] });
  data = made.page;
  run = made.verdict.rules.find(({ standing }) => standing === 'broken')!.run!;
});

afterAll(() => browser?.close());

const inBrowser = test.skipIf(noBrowser !== undefined);

inBrowser(
  'a step leads to its kernel function, and asks nobody before it is followed',
  async () => {
    const { rule, steps } = run;
    const at = steps.findLastIndex(({ source }) => /\.[ch]: \w/.test(source ?? '')) + 1;
    expect(at).toBeGreaterThan(0);
    const hash = `#scene=${encodeURIComponent(data.scenes[0]!.id)}&run=${rule.id}&at=${at}`;
    const { page, complaints, requests } = await opened(browser, written(data), hash);
    const said = (await page.locator('.pane .source').textContent())!;
    expect(said).toBe(steps[at - 1]!.source);
    const link = page.locator('.pane .source').getByRole('link');
    const name = (await link.textContent())!;
    expect(said).toContain(name);
    expect(await link.getAttribute('href')).toMatch(new RegExp(`^https://.*/${name}$`));
    expect(await link.getAttribute('rel')).toContain('noreferrer');
    expect([complaints, requests]).toEqual([[], []]);
    await page.close();
  },
);

inBrowser("a step of a user's file tells its line, one of a published machine none", async () => {
  const { page } = await opened(browser, written(data));
  const told = lasso();
  const steps = told.steps.map((step, k) =>
    k === 0 ? { ...step, declaredAt: { file: 'my-driver.ts', line: 12 } } : step,
  );
  await page.locator('input[type=file]').setInputFiles({
    name: 'lasso.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...told, steps })),
  });
  await page.locator('.position').waitFor();
  expect(await page.locator('.pane').getByText('my-driver.ts:12').count()).toBe(0);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.locator('.pane').getByText('my-driver.ts:12').waitFor();
  await page.close();
});

inBrowser('the line opens in the editor that the page was made for', async () => {
  const made = { ...data, editor: 'vscode://file/home/me/{file}:{line}' };
  const { page, complaints } = await opened(browser, written(made));
  const told = lasso();
  const declaredAt = { file: 'my driver.ts', line: 12 };
  const steps = told.steps.map((step) => ({ ...step, declaredAt }));
  await page.locator('input[type=file]').setInputFiles({
    name: 'lasso.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...told, steps })),
  });
  const link = page.locator('.pane').getByRole('link', { name: 'my driver.ts:12' });
  expect(await link.getAttribute('href')).toBe('vscode://file/home/me/my%20driver.ts:12');
  expect(complaints).toEqual([]);
  await page.close();
});
