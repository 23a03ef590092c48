import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import forgotten from '../../examples/who-holds-what/a-forgotten-reference.ts';
import twice from '../../examples/who-holds-what/a-completion-waited-for-twice.ts';
import three from '../../examples/who-holds-what/three-wait-for-each-other.ts';
import type { SystemDef } from '../../src/model/system.ts';
import { cycleText } from '../../src/schemas/cycle-text.ts';
import type { Holder, Run } from '../../src/schemas/run.ts';
import { pageOf } from '../explore/page-of-system.ts';
import { launchBrowser, noBrowser } from '../inspect/browser.ts';
import { opened, written, type Opened } from './opened.ts';

let browser: Browser;

beforeAll(async () => {
  if (noBrowser === undefined) browser = await launchBrowser();
});

afterAll(() => browser?.close());

/** The run that breaks a rule of an example, open at its end. */
async function shown(system: SystemDef, rule: string): Promise<Opened & { readonly run: Run }> {
  const { page, verdict } = await pageOf(system);
  const { run } = verdict.rules.find((one) => one.rule === rule)!;
  const scene = encodeURIComponent(page.scenes[0]!.id);
  const hash = `#scene=${scene}&run=${rule}&tab=state`;
  return { ...(await opened(browser, written(page), hash)), run: run! };
}

/** What a link says, word by word as it stands on the page. */
function said({ has = [], heldBy, by, why, since }: Holder): string {
  const held =
    by === undefined
      ? [...(has.length > 0 ? [`${has.join(', ')}: `] : []), heldBy]
      : [heldBy, ...(has.length > 0 ? [` holds ${has.toReversed().join(', which holds ')}`] : [])];
  return [...held, why ?? '', since === undefined ? '' : `show step ${since}`].join('');
}

describe.skipIf(noBrowser !== undefined)('on the page', () => {
  test('a deadlock is a closed chain: each waiter, its step, what it waits for, who has that', async () => {
    const { page, run, complaints } = await shown(three, 'no-deadlock');
    const chain = page.getByRole('region', { name: 'Who waits for whom' });
    const links = run.cycle!.map((name) => run.holders!.find(({ waiter }) => waiter === name)!);
    expect(await chain.getByRole('heading').textContent()).toBe(
      `Deadlock: ${cycleText(run.cycle!)}`,
    );
    expect(await chain.locator('.waiter').allTextContents()).toEqual(
      links.map(({ waiter, step }) => `${waiter} ${step}`),
    );
    expect(await chain.locator('.awaited').allTextContents()).toEqual(
      links.map(({ waitsFor }) => waitsFor),
    );
    expect(await chain.locator('.cycle-holder').allTextContents()).toEqual(links.map(said));
    // Who has what a waiter needs is the next waiter, and behind the last stands the first.
    expect(links.map(({ by }) => by)).toEqual([...run.cycle!.slice(1), run.cycle![0]]);
    expect(await chain.locator('.cycle-closes').textContent()).toBe(
      `↰ and so back to ${run.cycle![0]}`,
    );
    // Nothing of the chain is told a second time.
    expect(await page.getByRole('region', { name: 'Who holds what' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a link of the chain opens the step since which its holder has something', async () => {
    const { page, run } = await shown(three, 'no-deadlock');
    const chain = page.getByRole('region', { name: 'Who waits for whom' });
    const { since, by } = run.holders!.find(({ waiter }) => waiter === run.cycle![0])!;
    await chain
      .getByRole('button', { name: `show step ${since}`, exact: true })
      .first()
      .click();
    await page.getByText(`step ${since} of ${run.steps.length}`).waitFor();
    expect(run.steps[since! - 1]!.thread).toBe(by);
    // The chain is of the end, and not of where its threads still went on.
    expect(await chain.count()).toBe(0);
    await page.close();
  });

  test('a reference that nobody holds is a card that leads to the step that took it', async () => {
    const { page, run, complaints } = await shown(forgotten, 'unregister-can-finish');
    const [leak] = run.holders!;
    expect(leak!.by).toBeUndefined();
    const card = page.getByRole('region', { name: 'Who holds what' }).locator('.holders .lost');
    expect(await card.allTextContents()).toEqual([said(leak!)]);
    await card.getByRole('button', { name: `show step ${leak!.since}` }).click();
    await page.getByText(`step ${leak!.since} of ${run.steps.length}`).waitFor();
    expect(run.steps[leak!.since! - 1]!.step).toBe('my_peek: folio_try_get');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a wait that nobody will end is no leak and no chain', async () => {
    const { page, run } = await shown(twice, 'remove-can-finish');
    const holds = page.getByRole('region', { name: 'Who holds what' });
    expect(await holds.locator('.holders li').allTextContents()).toEqual(run.holders!.map(said));
    expect(await holds.locator('.lost').count()).toBe(0);
    expect(await page.getByRole('region', { name: 'Who waits for whom' }).count()).toBe(0);
    await page.close();
  });
});
