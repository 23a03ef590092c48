import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { InspectionMessage, MessageSnapshot } from '../../src/inspect/message.ts';
import { describe as described } from '../../src/report/run/local-state.ts';
import { percpuRefSystem } from '../../src/systems/percpu-ref.ts';
import { campaign } from '../../src/walks/campaign.ts';
import { subjectOf } from '../../src/walks/subject-of.ts';
import { unplug } from '../examples/unplug.ts';
import { barriersOf } from '../web/barriers.ts';
import { illegible } from '../web/illegible.ts';
import { launchBrowser, noBrowser } from './browser.ts';
import { Listener } from './listener.ts';
import { Live } from './live.ts';

const LOG = 'test/logs/b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';
const HERE = '127.0.0.1';

/** A page of `unplug inspect` that has heard the whole stream without a network. */
interface Offline {
  readonly page: Page;
  /** The stream, as another listener heard it. */
  readonly told: readonly InspectionMessage[];
  /** Hosts that were asked for in vain. */
  readonly blocked: ReadonlySet<string>;
  readonly complaints: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'unplug-own-page-'));
const runFile = join(folder, 'run.json');
let live: Live | undefined;
let browser: Browser;
beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await launchBrowser();
  const sizes = ['--pages', '1', '--processes', '1'];
  await unplug('verify', 'device-private', '--kernel', '6.0', ...sizes, '--save', runFile);
});
afterEach(() => live?.kill());
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Plays the whole of a subject to a page that reaches no other machine, and ends. */
async function offline(subject: string): Promise<Offline> {
  live = new Live(subject, '--pace-ms', '0');
  const url = await live.url();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const blocked = new Set<string>();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**', (route) => {
    const { hostname } = new URL(route.request().url());
    if (hostname === HERE) return route.continue();
    blocked.add(hostname);
    return route.abort('internetdisconnected');
  });
  await page.goto(url);
  await live.says(/everything is shown/);
  const listener = new Listener(url);
  await listener.hears(1);
  await expect.poll(() => blocked.size).toBe(1);
  live.interrupt();
  await listener.closed;
  await page.locator('#ended').waitFor();
  return { page, told: listener.heard, blocked, complaints };
}

/** A run that a property found and shrank, as a test saves it. */
function propertyRun(): string {
  const subject = subjectOf(percpuRefSystem, { dropped: ['kills-once'] });
  const { failure } = campaign(subject, { runs: 60, lengthMax: 80, seed: 1 });
  const file = join(folder, 'property.json');
  writeFileSync(file, JSON.stringify(failure!.run));
  return file;
}

function said({ value, context = {} }: MessageSnapshot): string {
  return value === undefined ? '' : described({ value, context });
}

/** Each event with its source, its actor, its name, and the state that the next message tells. */
function eventsOf(told: readonly InspectionMessage[]): string[][] {
  return told.flatMap((one, i) => {
    if (one.type !== '@xstate.event') return [];
    const next = told[i + 1];
    const after = next?.type === '@xstate.snapshot' ? said(next.snapshot) : '';
    return [[one.sourceId, one.sessionId, one.event.type, after]];
  });
}

/** The state of each actor at the end, or at the start. */
function statesOf(told: readonly InspectionMessage[], atEnd: boolean): string[] {
  const states = new Map<string, string>();
  for (const one of told)
    if (one.type === '@xstate.actor' || (atEnd && one.type === '@xstate.snapshot'))
      states.set(one.sessionId, said(one.snapshot));
  return [...states.values()];
}

/** Whether the name of the current event is within the list that shows it. */
const CURRENT_IN_SIGHT = `(() => {
  const list = document.querySelector('.inspector-list').getBoundingClientRect();
  const name = document.querySelector('[aria-current] .type').getBoundingClientRect();
  return name.top >= list.top - 1 && name.bottom <= list.bottom + 1 && name.left >= list.left && name.right <= list.right;
})()`;

/** The texts of parts of each row; a part that is not there is empty. */
function textsOf(rows: Locator, parts: readonly string[]): Promise<string[][]> {
  return rows.evaluateAll(
    (all, names) =>
      all.map((row) => names.map((name) => row.querySelector(name)?.textContent ?? '')),
    parts,
  );
}

describe.skipIf(noBrowser !== undefined)('with no network the page of unplug inspect', () => {
  it.each([
    ['a run', () => runFile],
    ['a log', () => LOG],
    ['a failing property run', propertyRun],
  ])('shows every actor, event and snapshot of %s, in order', async (_, subject) => {
    const { page, told, blocked, complaints } = await offline(subject());
    const events = eventsOf(told);
    expect(events.length).toBeGreaterThan(8);
    const actors = told.flatMap((one) => (one.type === '@xstate.actor' ? [one.name] : []));
    expect(await page.locator('.actor strong').allTextContents()).toEqual(actors);
    expect(await textsOf(page.locator('.sent'), ['.type'])).toEqual(
      events.map(([, , type]) => [type]),
    );
    await page.getByRole('button', { name: 'Events' }).click();
    expect(await textsOf(page.locator('.told'), ['.from', '.to', '.type', '.after'])).toEqual(
      events,
    );
    const states = page.locator('.actor .after');
    expect(await states.allTextContents()).toEqual(statesOf(told, true));
    await page.keyboard.press('Home');
    await page.getByText(`event 0 of ${events.length}`).waitFor();
    expect(await states.allTextContents()).toEqual(statesOf(told, false));
    expect([...blocked]).toEqual(['stately.ai']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows the statechart of who moved, goes event by event, and bars nobody', async () => {
    const { page, told } = await offline(runFile);
    const count = eventsOf(told).length;
    await page.keyboard.press('ArrowLeft');
    await page.getByText(`event ${count - 1} of ${count}`).waitFor();
    const [, moved, type] = eventsOf(told).at(-2)!;
    expect(await page.locator('.detail h2').textContent()).toBe(moved);
    expect(await page.locator('.path-chart .edge.fired').count()).toBeGreaterThan(0);
    expect(await page.locator('.detail .json').first().textContent()).toContain(type);
    const { charts, wrong } = await illegible(page);
    expect({ charts, wrong }).toEqual({ charts: 1, wrong: [] });
    for (const view of ['Events', 'Sequence']) {
      await page.getByRole('button', { name: view }).click();
      expect(await page.evaluate(CURRENT_IN_SIGHT)).toBe(true);
    }
    await page.locator('.actor', { hasText: 'pgmap' }).first().click();
    expect(await page.locator('.detail h2').textContent()).toBe('pgmap');
    expect(await barriersOf(page)).toEqual([]);
    await page.close();
  });
});
