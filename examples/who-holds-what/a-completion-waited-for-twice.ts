/**
 * One complete() and two waits. A wait takes what one complete() gave, so that the second never ends:
 * complete_all() is what lets both through.
 */
import { setup } from 'xstate';
import {
  deadlock,
  edit,
  one,
  progress,
  replaceStep,
  steps,
  system,
  thread,
  threadTypes,
  violation,
} from 'unplug-verifier';
import { completion } from 'unplug-verifier/machines';

interface Ports {
  done: typeof completion;
}

const step = steps<Ports>();

const worker = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'worker',
    initial: 'queued',
    states: {
      queued: { on: { 'my_work_fn: complete': step('over', { done: 'COMPLETE' }) } },
      over: { tags: 'rest' },
    },
  }),
  { actor: 'kernel' },
);

const driver = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'driver',
    initial: 'bound',
    states: {
      bound: { tags: 'rest', on: { my_remove: step('first') } },
      first: {
        on: { 'my_stop: wait_for_completion': step('second', { done: 'WAIT' }, { sleeps: true }) },
      },
      second: {
        on: { 'my_free: wait_for_completion': step('gone', { done: 'WAIT' }, { sleeps: true }) },
      },
      gone: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

const source = 'my_driver.c: my_remove';

const twice = system({
  id: 'a-completion-waited-for-twice',
  about: 'Do both waits of remove() end?',
  rules: [
    progress({
      id: 'remove-can-finish',
      sentence: 'my_remove can always return',
      source,
      over: { driver: one(driver) },
      pending: ({ driver }) => driver.is('first') || driver.is('second'),
      demands: 'can finish',
    }),
    deadlock({ id: 'no-deadlock', sentence: 'no thread is stuck for good', source }),
    violation({
      id: 'completed-rightly',
      sentence: 'a completion that may be completed once is completed once',
      source,
      of: completion,
      states: ['completedTwice'],
    }),
  ],
  compose(c) {
    const done = c.object('done', completion);
    c.thread('worker', worker, { done });
    c.thread('driver', driver, { done });
  },
});

export default twice;

/** The fix: complete_all() lets every wait pass, the first and the second. */
export const completeAll = edit({
  id: 'complete-all',
  title: 'my_work_fn completes for every wait',
  changes: [
    replaceStep(
      worker,
      'queued',
      'my_work_fn: complete',
      { target: 'over', ports: { done: 'COMPLETE' } },
      step('over', { done: 'COMPLETE_ALL' }),
      'my_work_fn: complete_all',
    ),
  ],
  expect: { system: twice, holds: 'every rule' },
});
