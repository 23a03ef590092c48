import { setup } from 'xstate';
import {
  all,
  object,
  progress,
  replaceStep,
  steps,
  system,
  thread,
  threadTypes,
} from '../../src/index.ts';
import { mutex, waitEvent, waitqueue } from '../../src/machines/index.ts';
import { claims } from './claims.ts';
import { otherwise } from './otherwise.ts';

/** What the waiters wait for. */
const flag = object(
  setup({ types: { events: {} as { type: 'SET' } } }).createMachine({
    id: 'flag',
    initial: 'clear',
    states: { clear: { on: { SET: 'set' } }, set: { on: { SET: 'set' } } },
  }),
  { effects: ['SET'] },
);

interface Ports {
  readonly flag: typeof flag;
  readonly queue: typeof waitqueue;
}

const step = steps<Ports>();

const waiter = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'waiter',
    initial: 'wait',
    states: {
      wait: waitEvent<Ports>()('#waiter.over', {
        met: { flag: 'looks set' },
        unmet: { flag: 'looks clear' },
      }),
      over: { tags: 'rest' },
    },
  }),
  { actor: 'kernel' },
);

const waker = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'waker',
    initial: 'set',
    states: {
      set: { on: { 'set the flag': step('wake', { flag: 'SET' }) } },
      wake: { on: { wake_up: step('over', { queue: 'WAKE_UP' }) } },
      over: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

const waitEnds = progress({
  id: 'wait-ends',
  sentence: 'every wait ends',
  source: 'test',
  over: { waiters: all(waiter) },
  pending: ({ waiters }) => waiters.some((one) => !one.is('over')),
  demands: 'always finishes',
});

export const waitSystem = system({
  id: 'wait-event',
  about: 'Does every waiter see the flag?',
  sizes: { waiters: { unit: 'waiters', default: 2, max: 3 } },
  rules: [...claims(waitqueue), waitEnds],
  compose(c, { waiters = 2 }) {
    const around = { flag: c.object('flag', flag), queue: c.object('queue', waitqueue) };
    for (let i = 0; i < waiters; i++)
      c.thread(`waiter${i}`, waiter, around, { at: { waiter: i }, family: 'waiter' });
    c.thread('waker', waker, around);
  },
});

interface LockPorts {
  readonly lock: typeof mutex;
}

const lockStep = steps<LockPorts>();

/** Takes the lock if it is free, and else does something else. */
const trier = thread<LockPorts>(
  setup({ types: threadTypes<LockPorts>() }).createMachine({
    id: 'trier',
    initial: 'try',
    states: {
      try: {
        tags: 'rest',
        on: {
          mutex_trylock: lockStep('held', { lock: 'TRYLOCK' }),
          'mutex_trylock: busy': lockStep('busy', { lock: 'TRYLOCK_BUSY' }),
        },
      },
      held: { on: { mutex_unlock: lockStep('try', { lock: 'UNLOCK' }) } },
      busy: { on: { 'goes on without it': lockStep('try') } },
    },
  }),
  { actor: 'kernel' },
);

export const trylockSystem = system({
  id: 'trylock',
  about: 'Is a mutex unlocked by who holds it?',
  rules: claims(mutex),
  compose(c) {
    const lock = c.object('lock', mutex);
    for (const i of [0, 1])
      c.thread(`trier${i}`, trier, { lock }, { at: { trier: i }, family: 'trier' });
  },
});

export const wakesBeforeItSets = otherwise(
  'wakes-before-it-sets',
  replaceStep(
    'waker',
    'set',
    'set the flag',
    { target: 'wake', ports: { flag: 'SET' } },
    { target: 'wake', meta: { ports: { queue: 'WAKE_UP' } } },
  ),
  replaceStep(
    'waker',
    'wake',
    'wake_up',
    { target: 'over', ports: { queue: 'WAKE_UP' } },
    { target: 'over', meta: { ports: { flag: 'SET' } } },
  ),
);
export const testsBeforeItQueues = otherwise(
  'tests-before-it-queues',
  replaceStep(
    'waiter',
    'wait.prepare',
    'prepare_to_wait_event',
    { target: 'test', ports: { queue: 'PREPARE' } },
    { target: '#waiter.wait.asleep', meta: { ports: { queue: 'PREPARE' } } },
  ),
);
export const unlocksWhatIsBusy = otherwise(
  'unlocks-what-is-busy',
  replaceStep(
    'trier',
    'busy',
    'goes on without it',
    { target: 'try' },
    { target: 'try', meta: { ports: { lock: 'UNLOCK' } } },
  ),
);
