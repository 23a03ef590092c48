import { expect, it } from 'vitest';
import { addLook, duty } from '../../src/index.ts';
import { mutex, waitqueue } from '../../src/machines/index.ts';
import { brokenIn, verdictOf } from '../systems/verdict-of.ts';
import { after, takes } from './after.ts';
import {
  testsBeforeItQueues,
  trylockSystem,
  unlocksWhatIsBusy,
  waitSystem,
  wakesBeforeItSets,
} from './waiting-systems.ts';

const lost = ['no-deadlock', 'wait-ends'];

it.each([1, 2, 3])('every one of %d waiters is woken', async (waiters) => {
  const verdict = await verdictOf(waitSystem, { sizes: { waiters } });
  expect(verdict.complete).toBe(true);
  expect(brokenIn(verdict)).toEqual([]);
});

it('a wake-up before the flag is set is lost', async () => {
  expect(brokenIn(await verdictOf(waitSystem, { duties: [wakesBeforeItSets] }))).toEqual(lost);
});

it('a wake-up between the test and the queue is lost', async () => {
  expect(brokenIn(await verdictOf(waitSystem, { duties: [testsBeforeItQueues] }))).toEqual(lost);
});

it('a wake-up wakes who is queued, and is kept for nobody', () => {
  const { machine } = waitqueue;
  const sleeps = (...events: string[]) => !takes(after(machine, ...events), 'a: SCHEDULE');
  expect(sleeps('a: PREPARE')).toBe(true);
  expect(sleeps('w: WAKE_UP', 'a: PREPARE')).toBe(true);
  expect(sleeps('a: PREPARE', 'w: WAKE_UP')).toBe(false);
  expect(sleeps('b: PREPARE', 'a: PREPARE', 'b: FINISH')).toBe(true);
  expect(after(machine, 'a: PREPARE', 'a: PREPARE', 'a: FINISH').value).toBe('empty');
});

it('a mutex that was not got is unlocked by nobody who tried', async () => {
  expect(brokenIn(await verdictOf(trylockSystem))).toEqual([]);
  const verdict = await verdictOf(trylockSystem, { duties: [unlocksWhatIsBusy] });
  expect(brokenIn(verdict)).toEqual(['mutex']);
  const { run } = verdict.rules.find(({ rule }) => rule === 'mutex')!;
  expect(run!.steps.map(({ step }) => step)).toEqual([
    'mutex_trylock',
    'mutex_trylock: busy',
    'goes on without it',
  ]);
});

it('a mutex that an edit has changed still tells its owner from others', async () => {
  const changed = duty({
    id: 'looks-taken',
    sentence: 'somebody looks at the mutex',
    whose: 'driver',
    source: 'test',
    dropped: [addLook(mutex, 'taken', ({ is }) => is('locked'))],
  });
  expect(brokenIn(await verdictOf(trylockSystem, { duties: [changed] }))).toEqual([]);
  const duties = [changed, unlocksWhatIsBusy];
  expect(brokenIn(await verdictOf(trylockSystem, { duties }))).toEqual(['mutex']);
});
