import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageAssets } from '../built.ts';
import { openBridge, type Bridge } from '../../src/inspect/bridge.ts';
import type { InspectionMessage } from '../../src/inspect/message.ts';
import { messagesOf } from '../../src/inspect/messages.ts';
import { runPlayback } from '../../src/inspect/run-playback.ts';
import { useAfterFree } from '../report/fixtures/use-after-free.ts';
import { launchBrowser, noBrowser } from './browser.ts';
import { counted } from './counted.ts';
import { inspectorPage } from './inspector-page.ts';
import { Listener } from './listener.ts';
import { Live } from './live.ts';
import { until } from '../until.ts';

if (noBrowser !== undefined) process.stderr.write(`${noBrowser}\n`);

describe.skipIf(noBrowser !== undefined)('the receiver of @statelyai/inspect in Chromium', () => {
  let browser: Browser;
  let inspector: Awaited<ReturnType<typeof inspectorPage>>;
  const opened: Bridge[] = [];
  beforeAll(async () => {
    [browser, inspector] = await Promise.all([launchBrowser(), inspectorPage()]);
  });
  afterAll(async () => {
    await browser.close();
    await inspector.close();
  });
  afterEach(async () => {
    for (const bridge of opened.splice(0)) await bridge.close();
  });

  async function stage(): Promise<{ bridge: Bridge; page: Page; hosts: Set<string> }> {
    const bridge = await openBridge({ inspectorUrl: inspector.url, assets: pageAssets() });
    opened.push(bridge);
    const page = await browser.newPage();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
    return { bridge, page, hosts };
  }

  /** What the inspector in the page has received, once it is as much as wanted. */
  async function received(page: Page, count: number): Promise<InspectionMessage[]> {
    const frame = () => page.frames().find((one) => one.url() === inspector.url);
    await until(() => frame() !== undefined);
    await frame()!.waitForFunction(
      (wanted) => (globalThis as unknown as { received: unknown[] }).received?.length >= wanted,
      count,
    );
    // As text: a long list of objects takes its time from the page to here.
    const text = await frame()!.evaluate<string>('JSON.stringify(received)');
    return JSON.parse(text) as InspectionMessage[];
  }

  it('receives a whole run as it was sent, and asks nobody off this machine', async () => {
    const { bridge, page, hosts } = await stage();
    const sent = messagesOf(runPlayback(useAfterFree(), new Map()), 0);
    await page.goto(bridge.url);
    await bridge.watched;
    for (const message of sent) bridge.send(message);
    expect(await received(page, sent.length)).toEqual(sent);
    expect([...hosts]).toEqual(['127.0.0.1']);
  });

  it('takes the place of the views of the page when it greets, which come back on demand', async () => {
    const { bridge, page } = await stage();
    await page.goto(bridge.url);
    const frame = page.locator('iframe');
    await frame.waitFor({ state: 'visible' });
    expect(await page.locator('.inspector').count()).toBe(0);
    await page.getByRole('button', { name: 'This page' }).click();
    await frame.waitFor({ state: 'hidden' });
    expect(await page.locator('.inspector').isVisible()).toBe(true);
    await page.getByRole('button', { name: '127.0.0.1' }).click();
    await frame.waitFor({ state: 'visible' });
  });

  it('receives the use after free of kernel 6.0 from the command line', async () => {
    const model = ['device-private', '--kernel', '6.0', '--pages', '1', '--processes', '1'];
    const live = new Live(...model, '--pace-ms', '0', '--url', inspector.url);
    try {
      const page = await browser.newPage();
      await page.goto(await live.url());
      const [, moves] = await live.says(/(\d+)\/\1 rule broken: no struct page is used after/);
      const listener = new Listener(await live.url());
      const last = { event: { type: expect.stringContaining('no struct page is used after') } };
      await expect.poll(async () => (await received(page, 1)).at(-1)).toMatchObject(last);
      const heard = await received(page, 1);
      const all = await listener.hears(heard.length);
      expect(heard).toEqual(all);
      const steps = all.filter(
        (one) => one.type === '@xstate.event' && one.sourceId === 'device-private',
      );
      expect(steps).toHaveLength(Number(moves) - 1);
    } finally {
      await live.kill();
    }
  });

  it('receives 10,000 messages in order, also when it comes late, and again when it is loaded anew', async () => {
    const { bridge, page } = await stage();
    const sent = counted(10_000);
    for (const message of sent) bridge.send(message);
    await page.goto(bridge.url);
    expect(await received(page, sent.length)).toEqual(sent);
    await page.frames()[1]!.evaluate('received = []; location.reload()');
    expect(await received(page, sent.length)).toEqual(sent);
  });

  it('is told nothing by a page that is not its frame, and the page says when the stream has ended', async () => {
    const { bridge, page } = await stage();
    await page.goto(bridge.url);
    await bridge.watched;
    bridge.send(counted(1)[0]!);
    expect(await received(page, 1)).toHaveLength(1);
    await page.evaluate(`postMessage({ type: '@statelyai.connected' }, '*')`);
    bridge.send(counted(2)[1]!);
    expect(await received(page, 2)).toEqual(counted(2));
    await bridge.close();
    await page.locator('#ended').waitFor({ state: 'visible' });
  });
});
