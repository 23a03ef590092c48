import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { pageAssets } from '../built.ts';
import type { PageData } from '../../src/explore/page-data.ts';
import { pageHtml } from '../../src/explore/page-html.ts';

/** A page that is open in a browser, and what must stay empty. */
export interface Opened {
  readonly page: Page;
  /** Complaints of the browser: errors, and whatever the policy of the page forbids. */
  readonly complaints: string[];
  /** Addresses that were asked for, beside the page itself. */
  readonly requests: string[];
}

const folder = mkdtempSync(join(tmpdir(), 'unplug-page-'));
let pages = 0;
// It serves all files of this process.
process.on('exit', () => rmSync(folder, { recursive: true }));

/** Writes page data as the one file that users get; its address. */
export function written(data: PageData): string {
  const file = join(folder, `page-${pages++}.html`);
  writeFileSync(file, pageHtml(data, pageAssets()));
  return pathToFileURL(file).href;
}

/** Opens an address with the network off. */
export async function opened(browser: Browser, url: string, hash = ''): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.setOffline(url.startsWith('file:'));
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    // What the page has made itself, as the script of its workers, is asked of nobody.
    const isOwn = request.url().startsWith('blob:') || request.url().split('#')[0] === url;
    if (!isOwn) requests.push(request.url());
  });
  await page.goto(`${url}${hash}`);
  await page.locator('header.bar').waitFor();
  return { page, complaints, requests };
}
