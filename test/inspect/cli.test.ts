import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { InspectionMessage } from '../../src/inspect/message.ts';
import type { Run } from '../../src/schemas/run.ts';
import { unplug } from '../examples/unplug.ts';
import { Listener } from './listener.ts';
import { Live } from './live.ts';

const LOG = 'test/logs/b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';
const MODEL = ['device-private', '--kernel', '6.0', '--pages', '1', '--processes', '1'];

const folder = mkdtempSync(join(tmpdir(), 'unplug-inspect-'));
const runFile = join(folder, 'run.json');
let run: Run;
beforeAll(async () => {
  await unplug('verify', ...MODEL, '--save', runFile);
  run = JSON.parse(readFileSync(runFile, 'utf8')) as Run;
});
afterAll(() => rmSync(folder, { recursive: true }));

const running: Live[] = [];
function inspect(...args: string[]): Live {
  const live = new Live(...args);
  running.push(live);
  return live;
}
afterEach(async () => {
  for (const live of running.splice(0)) await live.kill();
});

/** Actors, and two messages for each event but the last, which goes to the root. */
function messagesIn({ instances, steps }: Run): number {
  const told = steps.flatMap(({ participants }) =>
    participants.filter(({ port, event }) => port === undefined || event !== undefined),
  );
  return 1 + instances.length + 2 * told.length + 1;
}

function steps(heard: readonly InspectionMessage[], { instances, system }: Run): string[] {
  const threads = new Set(
    instances.filter(({ kind }) => kind === 'thread').map(({ name }) => name),
  );
  return heard.flatMap((one) =>
    one.type === '@xstate.event' && one.sourceId === system && threads.has(one.sessionId)
      ? [`${one.sessionId}: ${one.event.type}`]
      : [],
  );
}

describe('unplug inspect', () => {
  it('replays a saved run to the end, and ends cleanly on Ctrl-C while somebody listens', async () => {
    const live = inspect(runFile, '--pace-ms', '0');
    const listener = new Listener(await live.url());
    const heard = await listener.hears(messagesIn(run));
    expect(steps(heard, run)).toEqual(run.steps.map(({ thread, step }) => `${thread}: ${step}`));
    await live.says(/everything is shown/);
    const since = Date.now();
    live.interrupt();
    expect(await live.ended).toBe(0);
    expect(Date.now() - since).toBeLessThan(1500);
    expect(listener.heard).toHaveLength(messagesIn(run));
    expect(live.err).toBe('');
  });

  it('searches a system for the same run', async () => {
    const live = inspect(...MODEL, '--pace-ms', '0');
    const heard = await new Listener(await live.url()).hears(messagesIn(run));
    expect(steps(heard, run)).toEqual(run.steps.map(({ thread, step }) => `${thread}: ${step}`));
  });

  it('at a pace, begins when somebody watches', async () => {
    const live = inspect(runFile, '--pace-ms', '5');
    const url = await live.url();
    // Whoever asks for the page does not watch yet.
    expect((await fetch(url)).status).toBe(200);
    expect(live.out).not.toMatch(/^1\//m);
    await new Listener(url).hears(messagesIn(run));
    await live.says(/everything is shown/);
  });

  it('goes one step at each Enter', async () => {
    const live = inspect(runFile, '--step');
    const listener = new Listener(await live.url());
    await listener.hears(1 + run.instances.length);
    live.type('');
    live.type('');
    await live.says(/^2\/\d+ /m);
    live.endInput();
    await live.says(/no more input/);
    live.interrupt();
    expect(await live.ended).toBe(0);
    expect(steps(listener.heard, run)).toHaveLength(2);
  });

  it('shows a log with its verdict', async () => {
    const live = inspect(LOG, '--pace-ms', '0');
    await live.says(/^follows, blocked: /m);
    await live.says(/line \d+, rmmod-\d+: wait_for_completion$/m);
    await live.says(/everything is shown/);
  });

  it('lets the viewer drive one statechart', async () => {
    const live = inspect('--machine', 'percpu-ref', '--step');
    const listener = new Listener(await live.url());
    live.type('SET_DEAD');
    const heard = await listener.hears(4);
    expect(heard.at(-1)).toMatchObject({ sessionId: 'percpu_ref', snapshot: { value: 'dead' } });
    live.type('?');
    await live.says(/takes now: .*SET_ATOMIC/);
  });

  it('is ended while it waits for a watcher', async () => {
    const live = inspect(runFile);
    await live.url();
    live.interrupt();
    expect(await live.ended).toBe(0);
  });
});

describe('unplug inspect says what is wrong', () => {
  it.each([
    [[], 64, 'name a system, a saved run or a log, or one statechart with --machine'],
    [['devres', '--machine', 'pte'], 64, 'name a system'],
    [['no-such-system'], 64, "there is no system 'no-such-system'"],
    [['--machine', 'no-such'], 64, "there is no machine 'no-such'"],
    [['devres', '--step', '--pace-ms', '1'], 64, '--step and --pace-ms exclude each other'],
    [['devres', '--url', 'stately.ai'], 64, '--url stately.ai: give a whole address'],
    [['no-such.json'], 65, 'no-such.json: cannot be read'],
    [['package.json'], 65, 'has an unknown key'],
    [['README.txt'], 64, "there is no system 'README.txt'"],
    [['LICENSE'], 65, 'LICENSE: cannot be followed'],
  ])('%j', async (args, code, text) => {
    const called = await unplug('inspect', ...args);
    expect(called.code).toBe(code);
    expect(called.err).toContain(text);
  });

  it('of a run that the machines do not do', async () => {
    const file = join(folder, 'wrong.json');
    const { race: _, steps, ...rest } = run;
    writeFileSync(file, JSON.stringify({ ...rest, steps: steps.toSpliced(0, 1) }));
    const called = await unplug('inspect', file);
    expect(called.code).toBe(65);
    expect(called.err).toContain('does not replay at step 1');
  });

  it('of a port that is not free', async () => {
    const first = inspect('--machine', 'pte', '--step');
    const { port } = new URL(await first.url());
    const called = await unplug('inspect', '--machine', 'pte', '--port', port);
    expect(called.code).toBe(64);
    expect(called.err).toContain(`--port ${port}: is not free`);
  });
});
