import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAssets } from '../built.ts';
import { servePage } from '../../src/cli/explore/serve-page.ts';
import { pageHtml } from '../../src/explore/page-html.ts';
import type { Run } from '../../src/schemas/run.ts';
import { pageOfSystem, useAfterFree } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { lasso } from '../report/fixtures/lasso.ts';
import { opened, written } from './opened.ts';

const RULE = 'page-not-used-after-remove';

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
if (noBrowser !== undefined) process.stderr.write(`${noBrowser}\n`);

function runOf(rule: string): Run {
  return made.verdict.rules.find((one) => one.rule === rule)!.run!;
}

/** Status of an answer to a request that says it is for `host`. */
function statusFor(port: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

test('the page without data is below 150 KiB compressed', () => {
  const { script, style } = pageAssets();
  expect(gzipSync(script + style).length).toBeLessThan(150 * 1024);
});

inBrowser('the overview opens a counterexample at its last step', async () => {
  const { page, complaints, requests } = await opened(browser, url);
  await page.getByText('no struct page is used after its memmap is removed').first().waitFor();
  await page.getByRole('button', { name: /✗ no struct page is used after its memmap/ }).click();
  const { steps } = runOf(RULE);
  await page.getByText(`step ${steps.length} of ${steps.length}`).waitFor();
  expect(await page.locator('.scene-head').textContent()).toContain('Rule broken');
  const last = page.locator('.row[aria-current]');
  expect(await last.textContent()).toContain(steps.at(-1)!.step);
  expect(await last.locator('.change.violation').count()).toBe(1);
  expect(await page.locator('.card.violation').count()).toBe(1);
  expect([complaints, requests]).toEqual([[], []]);
  await page.close();
});

inBrowser('keys step to the violation, and every step shows what it changed', async () => {
  const run = made.page.scenes[0]!.runs.find(({ rule }) => rule.id === RULE)!;
  const start = `#scene=${encodeURIComponent(made.page.scenes[0]!.id)}&run=${RULE}&at=0`;
  const { page, complaints } = await opened(browser, url, start);
  for (let at = 1; at <= run.moves.length; at++) {
    await page.keyboard.press('ArrowRight');
    await page.getByText(`step ${at} of ${run.moves.length}`).waitFor();
    const step = runOf(RULE).steps[at - 1]!;
    expect(await page.locator('#view h3:has(code)').textContent()).toBe(
      `${step.thread}: ${step.step}`,
    );
  }
  expect(await page.locator('.card.violation').count()).toBe(1);
  await page.keyboard.press('Home');
  await page.getByText(`step 0 of ${run.moves.length}`).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('percpu_ref_kill');
  await page.keyboard.press('Enter');
  const found = runOf(RULE).steps.findIndex(({ step }) => step.includes('percpu_ref_kill')) + 1;
  await page.getByText(`step ${found} of ${run.moves.length}`).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('a fork is a path of its own, and its link leads back to it', async () => {
  const scene = made.page.scenes[0]!;
  const at = 10;
  const start = `#scene=${encodeURIComponent(scene.id)}&run=${RULE}&at=${at}&tab=choices`;
  const { page, complaints } = await opened(browser, url, start);
  const other = page.locator('.choice:not(.next)').first();
  const title = (await other.locator('.choice-title').textContent())!.trim();
  await other.click();
  await page.getByText(`step ${at + 1} of ${at + 1}`).waitFor();
  expect(await page.locator('.row[aria-current] .title').textContent()).toBe(
    title.replace(/ may fail$/, ''),
  );
  const rows = await page.locator('.row .title').allTextContents();
  const again = await opened(browser, url, new URL(page.url()).hash);
  await again.page.getByText(`step ${at + 1} of ${at + 1}`).waitFor();
  expect(await again.page.locator('.row .title').allTextContents()).toEqual(rows);
  await page.goBack();
  await page.getByText(`step ${at} of `).waitFor();
  expect([...complaints, ...again.complaints]).toEqual([]);
  await Promise.all([page.close(), again.page.close()]);
});

inBrowser('the nearest violation is found and taken from the start', async () => {
  const scene = made.page.scenes[0]!;
  const start = `#scene=${encodeURIComponent(scene.id)}&at=0&tab=choices`;
  const { page } = await opened(browser, url, start);
  await page.getByRole('button', { name: 'To the nearest violation' }).click();
  await page.locator('.row[aria-current] .change.violation').waitFor();
  const shortest = Math.min(
    ...scene.runs.filter(({ rule }) => rule.kind === 'violation').map(({ moves }) => moves.length),
  );
  await page.getByText(`step ${shortest} of ${shortest}`).waitFor();
  await page.close();
});

inBrowser('every statechart that a step moves is drawn with its active state lit', async () => {
  const scene = made.page.scenes[0]!;
  const start = `#scene=${encodeURIComponent(scene.id)}&run=${RULE}&tab=charts`;
  const { page, complaints } = await opened(browser, url, start);
  const chart = page.locator('details.chart.violation');
  await chart.locator('svg').waitFor();
  expect(await chart.locator('.box.violation.active').count()).toBe(1);
  expect(await chart.locator('.edge.fired, .inner.fired').count()).toBe(1);
  expect(await chart.getByRole('img').getAttribute('aria-label')).toContain('page0');
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('runs are opened by picker and by drop; a broken file changes nothing', async () => {
  const { page, complaints } = await opened(browser, url);
  const picker = page.locator('input[type=file]');
  const file = (name: string, content: unknown) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });
  await picker.setInputFiles(file('broken.json', '{"schema":"unplug/run/v1"}'));
  expect(await page.getByRole('alert').textContent()).toContain('broken.json: the document has no');
  expect(new URL(page.url()).hash).toBe('');
  await picker.setInputFiles(file('run.json', runOf(RULE)));
  await page.getByText('Rule broken').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(new URL(page.url()).hash).toContain(`run=${RULE}`);
  const text = JSON.stringify(JSON.stringify(lasso()));
  const data = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${text}], 'lasso.json', { type: 'application/json' }));
    return transfer;
  })()`);
  await page.dispatchEvent('.page', 'drop', { dataTransfer: data });
  await page.getByRole('group', { name: 'Loop, for ever' }).waitFor();
  expect(await page.locator('.loop .row').count()).toBe(lasso().steps.length - lasso().loop!);
  expect(complaints).toEqual([]);
  await page.close();
});

inBrowser('served on this machine it is the same page, and no other name is answered', async () => {
  const served = await servePage(pageHtml(made.page, pageAssets()), 0);
  try {
    const { page, complaints, requests } = await opened(browser, served.url);
    await page.getByText('no struct page is used after').first().waitFor();
    expect([complaints, requests.filter((one) => !one.endsWith('/favicon.ico'))]).toEqual([[], []]);
    await page.close();
    const { hostname, port } = new URL(served.url);
    expect(hostname).toBe('127.0.0.1');
    expect(await statusFor(port, `127.0.0.1:${port}`)).toBe(200);
    expect(await statusFor(port, `elsewhere.example:${port}`)).toBe(404);
  } finally {
    await served.close();
  }
});

inBrowser('a script that the page did not ship does not run', async () => {
  const { page, complaints } = await opened(browser, url);
  await page.evaluate(`(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "injected"';
    document.body.append(script);
  })()`);
  expect(await page.title()).not.toBe('injected');
  expect(complaints.join()).toContain('Content Security Policy');
  await page.close();
});

inBrowser('the state graph draws every state, and a click on one goes there', async () => {
  const scene = made.page.scenes[0]!;
  const start = `#scene=${encodeURIComponent(scene.id)}&run=${RULE}&tab=graph`;
  const { page, complaints } = await opened(browser, url, start);
  const picture = page.locator('.graph-frame svg');
  await picture.locator('.here').waitFor();
  const states = made.verdict.states.toLocaleString('en-US');
  expect(await page.locator('.graph-head').textContent()).toContain(`All ${states} states`);
  expect(await picture.getAttribute('aria-label')).toContain('rule broken');
  const first = await picture.locator('.here').getAttribute('cy');
  await page.keyboard.press('ArrowLeft');
  expect(Number(await picture.locator('.here').getAttribute('cy'))).toBeLessThan(Number(first));
  const broken = await picture.locator('path.broken').evaluate((path) => {
    const [x = 0, y = 0, size = 0] = (path.getAttribute('d') ?? '').match(/[\d.]+/g)!.map(Number);
    const { left, top } = path.ownerSVGElement!.getBoundingClientRect();
    return { x: left + x + size / 2, y: top + y + size / 2 };
  });
  await page.mouse.click(broken.x, broken.y);
  // The head of the page has another height once the run is left: point at nothing then.
  await page.mouse.move(0, 0);
  await page.locator('.graph-pane .noted', { hasText: 'rule broken' }).waitFor();
  expect(new URL(page.url()).hash).toContain('tab=graph');
  const said = await page.locator('.graph-pane .noted').textContent();
  const depth = /\d+/.exec(said!)![0];
  await page.getByText(`step ${depth} of `).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});
