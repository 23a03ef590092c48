import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Why tests in a browser are skipped; undefined when they are not. */
export const noBrowser = existsSync(CHROMIUM)
  ? undefined
  : `${CHROMIUM} is not installed (apt-get install chromium): tests in a browser are skipped`;

let started: Promise<Browser> | undefined;

/**
 * The system's Chromium without a window: one for all files of a process of the tests, with which it ends.
 * Who closes it closes what was opened in it.
 */
export function launchBrowser(): Promise<Browser> {
  started ??= start();
  return started;
}

async function start(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    // Chromium's own sandbox needs rights that containers do not give to root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  return browser;
}
