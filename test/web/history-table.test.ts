import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HistoryCell } from '../../src/explore/page-data.ts';
import { runStory } from '../../src/report/run/run-story.ts';
import { pageOfSystem } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { opened, written } from './opened.ts';

let browser: Browser;
beforeAll(async () => {
  if (noBrowser === undefined) browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.skipIf(noBrowser !== undefined)(
  'an entry of the history is told in a sentence or two, and one without a run in none',
  async () => {
    const reverted = ['devres-in-order'];
    const { page: data, verdict } = await pageOfSystem('devres', { reverted });
    const broken = verdict.rules.find(({ standing }) => standing === 'broken')!;
    const story = runStory(broken.run!).join(' ');
    expect(story.length).toBeGreaterThan(20);
    const cell = (id: string, rule: string): HistoryCell => ({
      id,
      title: id,
      class: 'use after free',
      system: 'devres',
      rule,
      asExpected: true,
      also: [],
      problems: [],
      scene: data.scenes[0]!.id,
    });
    const history = [cell('told', broken.rule), cell('not told', 'no-such-rule')];
    const { open: _, ...closed } = data;
    const { page, complaints } = await opened(browser, written({ ...closed, history }));
    const rows = page.locator('table.history tbody tr');
    expect(await rows.nth(0).textContent()).toContain(story);
    expect(await rows.nth(1).textContent()).not.toContain(story);
    expect(complaints).toEqual([]);
    await page.close();
  },
);
