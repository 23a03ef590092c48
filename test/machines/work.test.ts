import { describe, expect, it } from 'vitest';
import type { Duty } from '../../src/index.ts';
import { delayedWork, work } from '../../src/machines/index.ts';
import { brokenIn, verdictOf } from '../systems/verdict-of.ts';
import { after, takes } from './after.ts';
import {
  delayedWorkSystem,
  doesNotWait,
  drains,
  flushes,
  queuesItself,
  takesNoLock,
  underLock,
  workSystem,
} from './work-systems.ts';

/** What breaks when the driver or its work function does this otherwise. */
async function broken(system: typeof workSystem, duties: readonly Duty[]): Promise<string[]> {
  const verdict = await verdictOf(system, { duties });
  expect(verdict.complete).toBe(true);
  return brokenIn(verdict);
}

describe.each([
  ['work', workSystem],
  ['delayed_work', delayedWorkSystem],
])('%s that uses what remove() frees', (id, system) => {
  it('is over when cancel_sync or flush has returned, whatever lock it takes', async () => {
    expect(await broken(system, [])).toEqual([]);
    expect(await broken(system, [flushes])).toEqual([]);
  });

  it('may run on after a cancel that does not wait', async () => {
    expect(await broken(system, [doesNotWait])).toEqual(['device_memory']);
  });

  it('deadlocks with a cancel or a flush under the lock that it takes, and under no other', async () => {
    const stuck = ['no-deadlock', 'remove-finishes'];
    expect(await broken(system, [underLock])).toEqual(stuck);
    expect(await broken(system, [underLock, flushes])).toEqual(stuck);
    expect(await broken(system, [underLock, takesNoLock])).toEqual([]);
    expect(await broken(system, [underLock, takesNoLock, flushes])).toEqual([]);
  });

  it('that queues itself is over after cancel_sync, and not after flush', async () => {
    expect(await broken(system, [queuesItself])).toEqual([]);
    expect(await broken(system, [queuesItself, flushes])).toEqual([id, 'device_memory'].toSorted());
  });
});

it('drain waits for work that queues itself, without end, and does not wait for a timer', async () => {
  expect(await broken(workSystem, [drains])).toEqual([]);
  expect(await broken(workSystem, [drains, queuesItself])).toEqual(['remove-finishes']);
  expect(await broken(delayedWorkSystem, [drains])).toEqual(['delayed_work', 'device_memory']);
});

describe.each([
  ['work', work.machine, []],
  ['delayed_work', delayedWork.machine, ['t: TIMER']],
])('%s', (_, machine, fires) => {
  const queued = ['a: QUEUE', ...fires];
  const running = [...queued, 'w: START'];

  it('runs once however often it was queued, and again when queued while it ran', () => {
    expect(after(machine, 'a: QUEUE', ...queued, 'w: START', 'w: END').value).toBe('idle');
    const again = after(machine, ...running, ...queued);
    expect(again.value).toBe('requeued');
    expect(takes(again, 'v: START')).toBe(false);
    expect(takes(after(machine, ...running, ...queued, 'w: END'), 'v: START')).toBe(true);
  });

  it('is not queued while somebody cancels it, and is afterwards', () => {
    const cancelled = [...running, 'a: CANCEL_SYNC', 'b: QUEUE', 'w: END'];
    expect(after(machine, ...cancelled).value).toBe('idle');
    const over = after(machine, ...cancelled, 'a: CANCELLED', ...queued);
    expect(over.value).toBe('queued');
  });

  it('keeps a flush waiting for the instance that it met', () => {
    const flushed = (...events: string[]) => takes(after(machine, ...events), 'f: FLUSHED');
    expect(flushed('f: FLUSH')).toBe(true);
    expect(flushed(...queued, 'f: FLUSH')).toBe(false);
    expect(flushed(...queued, 'f: FLUSH', 'w: START')).toBe(false);
    expect(flushed(...running, 'f: FLUSH', ...queued)).toBe(false);
    expect(flushed(...running, 'f: FLUSH', ...queued, 'w: END')).toBe(true);
    expect(flushed(...running, ...queued, 'f: FLUSH', 'w: END')).toBe(false);
    expect(flushed(...queued, 'f: FLUSH', 'a: CANCEL')).toBe(true);
  });

  it('is not queued by others while its queue is drained, but by its worker', () => {
    expect(after(machine, ...running, 'd: DRAIN', 'a: QUEUE').value).toBe('queuedWhileDraining');
    const own = after(machine, ...running, 'd: DRAIN', 'w: QUEUE');
    expect(own.tags.has('violation')).toBe(false);
    expect(takes(own, 'd: DRAINED')).toBe(false);
  });

  it('may be freed by its own function, not while it is queued, and is not used afterwards', () => {
    expect(after(machine, ...running, 'w: FREE', 'w: END').value).toBe('freed');
    expect(after(machine, ...queued, 'a: FREE').value).toBe('freedWhileQueued');
    for (const event of ['QUEUE', 'CANCEL', 'CANCEL_SYNC', 'FLUSH', 'DRAIN', 'FREE'])
      expect(after(machine, 'a: FREE', `a: ${event}`).value, event).toBe('usedAfterFree');
  });
});

it('a delayed work waits for its timer unless it is flushed, and mod takes it off the queue', () => {
  const { machine } = delayedWork;
  expect(takes(after(machine, 'a: QUEUE'), 'w: START')).toBe(false);
  expect(after(machine, 'a: QUEUE', 'f: FLUSH').value).toBe('queued');
  expect(after(machine, 'a: QUEUE_NOW').value).toBe('queued');
  expect(after(machine, 'a: QUEUE_NOW', 'a: MOD').value).toBe('delayed');
  expect(after(machine, 'a: QUEUE', 'a: CANCEL').value).toBe('idle');
  expect(after(machine, 'a: QUEUE', 'a: FREE').value).toBe('freedWhileQueued');
});
