import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Why tests in a browser are skipped; undefined when they are not. */
export const noBrowser = existsSync(CHROMIUM)
  ? undefined
  : `${CHROMIUM} is not installed (apt-get install chromium): tests in a browser are skipped`;

/** Starts the system's Chromium without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    // Chromium's own sandbox needs rights that containers do not give to root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}
