import { setup } from 'xstate';
import {
  addStep,
  one,
  progress,
  replaceStep,
  steps,
  system,
  thread,
  threadTypes,
} from '../../src/index.ts';
import {
  awaitTimer,
  awaitWork,
  cancelWorkSync,
  delayedWork,
  deviceMemory,
  drainWorkqueue,
  flushWork,
  mutex,
  work,
  workReturns,
} from '../../src/machines/index.ts';
import { claims } from './claims.ts';
import { otherwise } from './otherwise.ts';

interface Ports<W> {
  /** What the function of the work uses, and remove() frees. */
  readonly data: typeof deviceMemory;
  readonly lock: typeof mutex;
  readonly work: W;
}

const step = steps<Ports<typeof work>>();

/** The work function takes a lock and uses the data. */
const worker = setup({ types: threadTypes<Ports<typeof work>>() }).createMachine({
  id: 'worker',
  initial: 'idle',
  states: {
    idle: awaitWork('#worker.idle', '#worker.lock'),
    lock: { on: { mutex_lock: step('use', { lock: 'LOCK' }, { sleeps: true }) } },
    use: { on: { my_work_fn: step('unlock', { data: 'ACCESS' }) } },
    unlock: { on: { mutex_unlock: step('return', { lock: 'UNLOCK' }) } },
    return: workReturns('#worker.idle'),
  },
});

/** Its work may be delayed or not: the same pieces serve both. */
const driverMachine = setup({ types: threadTypes<Ports<typeof delayedWork>>() }).createMachine({
  id: 'driver',
  initial: 'bound',
  states: {
    bound: {
      tags: 'rest',
      on: { queue_work: step('bound', { work: 'QUEUE' }), my_remove: step('lock') },
    },
    lock: { on: { 'no lock is taken': step('stop') } },
    stop: { on: { 'stop the work': step('cancel') } },
    cancel: cancelWorkSync('#driver.unlock'),
    flush: flushWork('#driver.unlock'),
    drain: drainWorkqueue('#driver.unlock'),
    unlock: { on: { 'no lock is held': step('free') } },
    free: { on: { kfree: step('gone', { data: 'FREE', work: 'FREE' }) } },
    gone: { tags: 'rest' },
  },
});
const driver = thread<Ports<typeof work>>(driverMachine, { actor: 'driver' });

const timer = thread<{ readonly work: typeof delayedWork }>(
  setup({ types: threadTypes<{ readonly work: typeof delayedWork }>() }).createMachine({
    id: 'timer',
    initial: 'waiting',
    states: { waiting: awaitTimer('#timer.waiting') },
  }),
  { actor: 'kernel' },
);

const removeFinishes = progress({
  id: 'remove-finishes',
  sentence: 'my_remove returns',
  source: 'test',
  over: { driver: one(driver) },
  pending: ({ driver }) => !driver.is('bound') && !driver.is('gone'),
  demands: 'always finishes',
});

export const workSystem = system({
  id: 'work-removed',
  about: 'May the driver free what its work uses?',
  rules: [...claims(work, deviceMemory, mutex), removeFinishes],
  compose(c) {
    const around = {
      data: c.object('data', deviceMemory),
      lock: c.object('lock', mutex),
      work: c.object('work', work),
    };
    c.thread('worker', thread<Ports<typeof work>>(worker, { actor: 'kernel' }), around);
    c.thread('driver', driver, around);
  },
});

export const delayedWorkSystem = system({
  id: 'delayed-work-removed',
  about: 'May the driver free what its delayed work uses?',
  rules: [...claims(delayedWork, deviceMemory, mutex), removeFinishes],
  compose(c) {
    const delayed = c.object('work', delayedWork);
    const around = {
      data: c.object('data', deviceMemory),
      lock: c.object('lock', mutex),
      work: delayed,
    };
    type Around = Ports<typeof delayedWork>;
    c.thread('worker', thread<Around>(worker, { actor: 'kernel' }), around);
    c.thread('timer', timer, { work: delayed });
    c.thread('driver', thread<Around>(driverMachine, { actor: 'driver' }), around);
  },
});

const was = { target: 'cancel' };

/** What a driver, or a work function, may do otherwise. */
export const flushes = otherwise(
  'flushes',
  replaceStep('driver', 'stop', 'stop the work', was, { target: 'flush' }),
);
export const drains = otherwise(
  'drains',
  replaceStep('driver', 'stop', 'stop the work', was, { target: 'drain' }),
);
export const doesNotWait = otherwise(
  'does-not-wait',
  replaceStep('driver', 'stop', 'stop the work', was, {
    target: 'unlock',
    meta: { ports: { work: 'CANCEL' } },
  }),
);
/** It holds the lock that the work function takes. */
export const underLock = otherwise(
  'under-lock',
  replaceStep(
    'driver',
    'lock',
    'no lock is taken',
    { target: 'stop' },
    {
      target: 'stop',
      meta: { ports: { lock: 'LOCK' } },
    },
  ),
  replaceStep(
    'driver',
    'unlock',
    'no lock is held',
    { target: 'free' },
    {
      target: 'free',
      meta: { ports: { lock: 'UNLOCK' } },
    },
  ),
);
export const takesNoLock = otherwise(
  'takes-no-lock',
  replaceStep(
    'worker',
    'lock',
    'mutex_lock',
    { target: 'use', ports: { lock: 'LOCK' } },
    { target: 'use' },
  ),
  replaceStep(
    'worker',
    'unlock',
    'mutex_unlock',
    { target: 'return', ports: { lock: 'UNLOCK' } },
    { target: 'return' },
  ),
);
export const queuesItself = otherwise(
  'queues-itself',
  addStep('worker', 'use', 'my_work_fn: queue_work', {
    target: 'unlock',
    meta: { ports: { data: 'ACCESS', work: 'QUEUE' } },
  }),
);
