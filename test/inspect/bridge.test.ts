import { get } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { openBridge, type Bridge } from '../../src/inspect/bridge.ts';
import { counted } from './counted.ts';
import { Listener } from './listener.ts';

const opened: Bridge[] = [];
async function bridge(): Promise<Bridge> {
  const one = await openBridge({
    inspectorUrl: 'http://127.0.0.1:9/inspect',
    assets: { script: '', style: '' },
  });
  opened.push(one);
  return one;
}
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

describe('the stream', () => {
  it('tells 10,000 messages in order to one who was there and to one who comes late', async () => {
    const { url, send, watched } = await bridge();
    const sent = counted(10_000);
    const early = new Listener(url);
    await watched;
    for (const message of sent) send(message);
    const late = new Listener(url);
    expect(await early.hears(sent.length)).toEqual(sent);
    expect(await late.hears(sent.length)).toEqual(sent);
  });

  it('has told everything when it closes, and then keeps nobody', async () => {
    const { url, send, close, watched } = await bridge();
    const listener = new Listener(url);
    await watched;
    const sent = counted(5000);
    for (const message of sent) send(message);
    await close();
    expect(await listener.closed).toBe(1001);
    expect(listener.heard).toEqual(sent);
    await expect(new Listener(url).closed).rejects.toThrow('ECONNREFUSED');
  });
});

describe('who may listen', () => {
  it('not a page of another site', async () => {
    const { url } = await bridge();
    await expect(new Listener(url, { origin: 'https://example.org' }).closed).rejects.toThrow(
      '401',
    );
  });

  it('not under another name of this machine', async () => {
    const { url } = await bridge();
    const { port } = new URL(url);
    await expect(new Listener(url, { host: `example.org:${port}` }).closed).rejects.toThrow('401');
    expect(await statusOf(url, { host: `example.org:${port}` })).toBe(404);
    expect(await statusOf(url)).toBe(200);
  });

  it('the page that it serves itself', async () => {
    const { url, send } = await bridge();
    send(counted(1)[0]!);
    const listener = new Listener(url, { origin: url.replace(/\/$/, '') });
    expect(await listener.hears(1)).toHaveLength(1);
  });

  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  it.skipIf(!outside)('nobody by an address that other machines see', async () => {
    const { url } = await bridge();
    const socket = connect(Number(new URL(url).port), outside!.address);
    const outcome = await new Promise((resolve) => {
      socket.on('connect', () => resolve('connected')).on('error', () => resolve('refused'));
    });
    socket.destroy();
    expect(outcome).toBe('refused');
  });
});

function statusOf(url: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}
