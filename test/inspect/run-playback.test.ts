import { describe, expect, it } from 'vitest';
import { revisionsFor } from '../../src/checker/apply-history.ts';
import { verifySystem } from '../../src/checker/verify-system.ts';
import { kernelNamed } from '../../src/history/kernels.ts';
import { edits } from '../../src/history/index.ts';
import { machinesOf } from '../../src/inspect/machines-of.ts';
import { messagesOf } from '../../src/inspect/messages.ts';
import { runPlayback } from '../../src/inspect/run-playback.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { firstRun } from '../../src/report/run/first-run.ts';
import type { Run } from '../../src/schemas/run.ts';
import devicePrivate from '../../src/systems/device-private.ts';
import { systems } from '../../src/systems/index.ts';
import { useAfterFree } from '../report/fixtures/use-after-free.ts';
import { retrace } from './retrace.ts';

/** The counterexample of kernel 6.0, searched for now. */
async function useAfterFreeOfKernel60() {
  const sizes = resolveSizes(devicePrivate, { pages: 1, processes: 1 });
  const { version: kernel, reverts } = kernelNamed('6.0');
  const reverted = edits.filter(({ id }) => reverts.includes(id));
  const revisions = revisionsFor(devicePrivate, sizes, { edits: reverted, duties: [] }, systems);
  const { verdict } = await verifySystem({
    system: devicePrivate,
    sizes,
    kernel,
    reverted: reverts,
    dropped: [],
    revisions,
  });
  const run = firstRun({ systems: [verdict] })!;
  return { run, machines: machinesOf(devicePrivate, sizes, revisions) };
}

describe('a counterexample as messages', async () => {
  const { run, machines } = await useAfterFreeOfKernel60();
  const messages = messagesOf(runPlayback(run, machines), 1000);

  it('begins with every instance, each with its chart, below one root', () => {
    const actors = messages.filter((message) => message.type === '@xstate.actor');
    expect(messages.slice(0, actors.length)).toEqual(actors);
    const [root, ...others] = actors;
    expect(root).toMatchObject({ name: 'device-private', sessionId: 'device-private' });
    expect(root).not.toHaveProperty('parentId');
    expect(others.map(({ name }) => name)).toEqual(run.instances.map(({ name }) => name));
    for (const [i, actor] of others.entries()) {
      expect(actor).toMatchObject({ parentId: 'device-private', rootId: 'device-private' });
      expect(JSON.parse(actor.definition!)).toMatchObject({ id: run.instances[i]!.machine });
    }
  });

  it('tells of states that XState itself computes', () => {
    const charts = new Map(
      run.instances.map(({ name, machine }) => [name, machines.get(machine)!]),
    );
    const { checked, wrong } = retrace(messages, charts);
    expect(wrong).toEqual([]);
    const told = run.steps.flatMap(({ participants }) =>
      participants.filter(({ port, event }) => port === undefined || event !== undefined),
    );
    expect(checked).toBe(told.length);
    expect(checked).toBeGreaterThan(run.steps.length);
  });

  it('ends with an object in a violation, and the thread that did it says which rule is broken', () => {
    const last = messages.at(-1)!;
    expect(last).toMatchObject({
      type: '@xstate.event',
      sessionId: 'device-private',
      sourceId: run.steps.at(-1)!.thread,
      event: { type: `rule broken: ${run.rule.sentence}` },
    });
    const snapshots = messages.filter((message) => message.type === '@xstate.snapshot');
    expect(snapshots.filter(({ snapshot }) => snapshot.tags?.includes('violation'))).not.toEqual(
      [],
    );
  });

  it('names a source that is there for every event, and rising times', () => {
    const there = new Set<string>();
    const times = messages.map(({ createdAt }) => Number(createdAt));
    for (const message of messages) {
      if (message.type === '@xstate.actor') there.add(message.sessionId);
      if (message.type === '@xstate.event') expect(there).toContain(message.sourceId);
      expect(there).toContain(message.sessionId);
    }
    expect(times).toEqual(times.map((_, i) => 1000 + i));
  });
});

describe('the events of one step', () => {
  it('go from the root to the thread, and from the thread to each object that it tells something', () => {
    const run = useAfterFree();
    const [move] = runPlayback(run, new Map()).moves;
    expect(move!.said.map(({ from, to, event }) => [from, to, event.type])).toEqual([
      [run.system, 'driver', 'memremap_pages()'],
      ...run.steps[0]!.participants.filter(({ event }) => event !== undefined).map(
        ({ instance, event }) => ['driver', instance, event],
      ),
    ]);
  });

  it('do not go to an object that is only looked at; the step says what was seen', () => {
    const { steps, instances, ...rest } = useAfterFree();
    const page = instances.find(({ name }) => name === 'page0')!.initial;
    const own = steps[0]!.participants[0]!;
    const looked: Run = {
      ...rest,
      instances,
      steps: [
        {
          ...steps[0]!,
          participants: [
            own,
            { instance: 'page0', port: 'page', looks: ['looks free'], from: page, to: page },
          ],
        },
      ],
    };
    const [move] = runPlayback(looked, new Map()).moves;
    expect(move!.said).toHaveLength(1);
    expect(move!.said[0]!.event).toMatchObject({ looks: { page0: ['looks free'] } });
  });

  it('of a root whose name an instance has, are told apart', () => {
    const run = useAfterFree();
    const scene = runPlayback({ ...run, system: 'page0' }, new Map());
    const names = scene.actors.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
