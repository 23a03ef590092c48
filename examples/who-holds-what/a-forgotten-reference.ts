/**
 * The driver of my-driver-forgets-to-evict.ts with a look at a page before it unregisters: it takes a
 * reference to read it, and on the path for a page that somebody maps it returns without putting it.
 */
import { setup } from 'xstate';
import {
  addState,
  addStep,
  edit,
  one,
  progress,
  replaceStep,
  steps,
  system,
  thread,
  threadTypes,
} from 'unplug-verifier';
import {
  freeTail,
  memunmapPages,
  type devicePage,
  type drmDevice,
  type UnmapPorts,
} from 'unplug-verifier/machines';
import {
  devicePrivateCore,
  devicePrivateCoreRules,
  devicePrivateLimits,
} from 'unplug-verifier/systems';

interface Ports extends UnmapPorts {
  drm: typeof drmDevice;
  page: typeof devicePage;
}

const step = steps<Ports>();

const myDriver = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'my_driver',
    meta: { source: 'my_driver.c: my_remove' },
    initial: 'bound',
    states: {
      bound: {
        tags: 'rest',
        on: {
          'my_peek: folio_try_get': step('peeking', { page: 'GET_UNLESS_ZERO' }),
          my_remove: step('gate'),
        },
      },
      peeking: { on: { 'my_peek: return -EBUSY': step('peeked') } },
      peeked: { tags: 'rest', on: { my_remove: step('gate') } },
      gate: { on: { drm_dev_unplug: step('synchronize', { drm: 'UNPLUG' }) } },
      synchronize: {
        on: { synchronize_srcu: step('unregister', { drm: 'SYNCHRONIZE' }, { sleeps: true }) },
      },
      unregister: memunmapPages('#my_driver.gone'),
      gone: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

const forgotten = system({
  id: 'a-forgotten-reference',
  about: 'Who holds the last reference when a driver forgets one of its own?',
  rules: [
    ...devicePrivateCoreRules.filter(({ kind }) => kind === 'violation'),
    progress({
      id: 'unregister-can-finish',
      sentence: 'my_remove can always return',
      source: 'my_driver.c: my_remove',
      over: { driver: one(myDriver) },
      pending: ({ driver }) => driver.is('unregister'),
      demands: 'can finish',
    }),
  ],
  notModelled: devicePrivateLimits,
  compose(c) {
    c.thread('my_driver', myDriver, devicePrivateCore(c, { pages: 1, processes: 1 }));
  },
});

export default forgotten;

/** The fix: the reference is put, and whoever puts the last one frees the page. */
export const putAdded = edit({
  id: 'put-added',
  title: 'my_peek puts its reference before it returns -EBUSY',
  changes: [
    replaceStep(
      myDriver,
      'peeking',
      'my_peek: return -EBUSY',
      { target: 'peeked' },
      step('peeked', { page: 'PUT' }),
      'my_peek: folio_put',
    ),
    addStep(myDriver, 'peeking', 'my_peek: folio_put (last)', step('free', { page: 'PUT_LAST' })),
    addState(myDriver, 'free', freeTail('#my_driver.peeked')),
  ],
  expect: { system: forgotten, holds: 'every rule' },
});
