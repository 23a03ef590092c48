/**
 * Three threads that each hold what the next one needs: a lock, a lock, and an active reference of a file.
 *
 * remove() holds the device lock and waits until every operation on its sysfs file has left it; the
 * operation waits for the lock of the driver's table; a work item that holds that one wants the device lock.
 */
import { setup } from 'xstate';
import {
  deadlock,
  edit,
  replaceStep,
  steps,
  system,
  thread,
  threadTypes,
  violation,
} from 'unplug-verifier';
import { kernfsFile, mutex } from 'unplug-verifier/machines';

interface Ports {
  deviceLock: typeof mutex;
  tableLock: typeof mutex;
  file: typeof kernfsFile;
}

const step = steps<Ports>();

const remove = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'remove',
    initial: 'bound',
    states: {
      bound: {
        on: {
          'my_probe: sysfs_create_bin_file': step('idle', { file: 'CREATE' }),
        },
      },
      idle: {
        tags: 'rest',
        on: { device_lock: step('deactivate', { deviceLock: 'LOCK' }, { sleeps: true }) },
      },
      deactivate: { on: { kernfs_remove: step('drain', { file: 'DEACTIVATE' }) } },
      drain: { on: { kernfs_drain: step('unlock', { file: 'DRAIN' }, { sleeps: true }) } },
      unlock: { on: { device_unlock: step('gone', { deviceLock: 'UNLOCK' }) } },
      gone: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

const reader = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'reader',
    initial: 'outside',
    states: {
      outside: {
        tags: 'rest',
        on: { kernfs_get_active: step('inside', { file: 'GET_ACTIVE' }) },
      },
      inside: {
        on: { 'my_show: mutex_lock': step('locked', { tableLock: 'LOCK' }, { sleeps: true }) },
      },
      locked: { on: { 'my_show: mutex_unlock': step('leaving', { tableLock: 'UNLOCK' }) } },
      leaving: { on: { kernfs_put_active: step('outside', { file: 'PUT_ACTIVE' }) } },
    },
  }),
  { actor: 'user' },
);

const work = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'work',
    initial: 'idle',
    states: {
      idle: {
        tags: 'rest',
        on: { 'my_work: mutex_lock': step('locked', { tableLock: 'LOCK' }, { sleeps: true }) },
      },
      locked: { on: { device_lock: step('both', { deviceLock: 'LOCK' }, { sleeps: true }) } },
      both: { on: { device_unlock: step('unlocking', { deviceLock: 'UNLOCK' }) } },
      unlocking: { on: { 'my_work: mutex_unlock': step('idle', { tableLock: 'UNLOCK' }) } },
    },
  }),
  { actor: 'kernel' },
);

const source = 'my_driver.c';

const three = system({
  id: 'three-wait-for-each-other',
  about: 'Can remove(), a reader of sysfs and a work item wait for each other?',
  rules: [
    violation({
      id: 'unlocked-by-holder',
      sentence: 'a mutex is unlocked by who holds it',
      source,
      of: mutex,
      states: ['unlockedByNonHolder'],
    }),
    violation({
      id: 'file-left-once',
      sentence: 'an operation leaves the file once',
      source,
      of: kernfsFile,
      states: ['unbalanced'],
    }),
    deadlock({ id: 'no-deadlock', sentence: 'no thread is stuck for good', source }),
  ],
  compose(c) {
    const around = {
      deviceLock: c.object('device_lock', mutex),
      tableLock: c.object('table_lock', mutex),
      file: c.object('my_file', kernfsFile),
    };
    c.thread('remove', remove, around);
    c.thread('reader', reader, around);
    c.thread('work', work, around);
  },
});

export default three;

/** The fix: the work item takes the device lock first, so that it waits for it without the other. */
export const lockOrderMended = edit({
  id: 'lock-order-mended',
  title: 'my_work takes the device lock before the lock of the table',
  changes: [
    replaceStep(
      work,
      'idle',
      'my_work: mutex_lock',
      { target: 'locked', ports: { tableLock: 'LOCK' } },
      step('locked', { deviceLock: 'LOCK' }, { sleeps: true }),
      'my_work: device_lock',
    ),
    replaceStep(
      work,
      'locked',
      'device_lock',
      { target: 'both', ports: { deviceLock: 'LOCK' } },
      step('both', { tableLock: 'LOCK' }, { sleeps: true }),
      'my_work: mutex_lock',
    ),
  ],
  expect: { system: three, holds: 'every rule' },
});
