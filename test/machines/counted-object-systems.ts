import { setup } from 'xstate';
import { replaceStep, steps, system, thread, threadTypes } from '../../src/index.ts';
import { kref, listEntry, srcu, synchronizeSrcu } from '../../src/machines/index.ts';
import { claims } from './claims.ts';
import { otherwise } from './otherwise.ts';

interface Ports {
  readonly object: typeof kref;
  readonly entry: typeof listEntry;
  readonly srcu: typeof srcu;
}

const step = steps<Ports>();

/** Looks the object up in a section, takes a reference if there is one left, and uses it outside. */
const reader = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'reader',
    initial: 'outside',
    states: {
      outside: { tags: 'rest', on: { srcu_read_lock: step('look up', { srcu: 'READ_LOCK' }) } },
      'look up': {
        on: {
          'list_for_each_entry: found': step('get', { entry: 'FOUND' }),
          'list_for_each_entry: not found': step('leave', { entry: 'NOT_FOUND' }),
        },
      },
      get: {
        on: {
          kref_get_unless_zero: step('got', { object: 'GET_UNLESS_ZERO' }),
          'kref_get_unless_zero: zero': step('leave', { object: 'IS_ZERO' }),
        },
      },
      got: { on: { srcu_read_unlock: step('use', { srcu: 'READ_UNLOCK' }) } },
      use: { on: { 'use the object': step('put', { object: 'USE' }) } },
      put: {
        on: {
          kref_put: step('outside', { object: 'PUT' }),
          'kref_put (last)': step('release', { object: 'PUT_LAST' }),
        },
      },
      release: { on: { kfree: step('outside', { object: 'FREE', entry: 'FREE' }) } },
      leave: { on: { srcu_read_unlock: step('outside', { srcu: 'READ_UNLOCK' }) } },
    },
  }),
  { actor: 'kernel' },
);

/** Publishes the object, and takes it away again. */
const owner = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'owner',
    initial: 'new',
    states: {
      new: { tags: 'rest', on: { list_add_rcu: step('published', { entry: 'ADD' }) } },
      published: { tags: 'rest', on: { list_del_rcu: step('wait', { entry: 'DEL_RCU' }) } },
      wait: synchronizeSrcu('#owner.put'),
      put: {
        on: {
          kref_put: step('over', { object: 'PUT' }),
          'kref_put (last)': step('release', { object: 'PUT_LAST' }),
        },
      },
      release: { on: { kfree: step('over', { object: 'FREE', entry: 'FREE' }) } },
      over: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

/** An object that readers find in a list: a reference each, and a grace period before the owner's is put. */
export const lookUpSystem = system({
  id: 'look-up',
  about: 'Is what a reader found there as long as the reader uses it?',
  sizes: { readers: { unit: 'readers', default: 2, max: 3 } },
  rules: claims(kref, listEntry, srcu),
  compose(c, { readers = 2 }) {
    const around = {
      object: c.object('object', kref),
      entry: c.object('entry', listEntry),
      srcu: c.object('srcu', srcu),
    };
    c.thread('owner', owner, around);
    for (let i = 0; i < readers; i++)
      c.thread(`reader${i}`, reader, around, { at: { reader: i }, family: 'reader' });
  },
});

export const doesNotSynchronize = otherwise(
  'does-not-synchronize',
  replaceStep(
    'owner',
    'wait.begin',
    'synchronize_srcu',
    { target: 'wait', ports: { srcu: 'SYNCHRONIZE' } },
    { target: '#owner.put' },
  ),
);
export const staysListed = otherwise(
  'stays-listed',
  replaceStep(
    'owner',
    'published',
    'list_del_rcu',
    { target: 'wait', ports: { entry: 'DEL_RCU' } },
    { target: 'wait' },
  ),
);
export const takesNoReference = otherwise(
  'takes-no-reference',
  replaceStep(
    'reader',
    'get',
    'kref_get_unless_zero',
    { target: 'got', ports: { object: 'GET_UNLESS_ZERO' } },
    { target: 'got' },
  ),
  replaceStep(
    'reader',
    'use',
    'use the object',
    { target: 'put', ports: { object: 'USE' } },
    { target: 'outside', meta: { ports: { object: 'USE' } } },
  ),
);
export const getsWithoutTest = otherwise(
  'gets-without-test',
  replaceStep(
    'reader',
    'get',
    'kref_get_unless_zero',
    { target: 'got', ports: { object: 'GET_UNLESS_ZERO' } },
    { target: 'got', meta: { ports: { object: 'GET' } } },
  ),
);
export const synchronizesInsideSection = otherwise(
  'synchronizes-inside-section',
  replaceStep(
    'owner',
    'published',
    'list_del_rcu',
    { target: 'wait', ports: { entry: 'DEL_RCU' } },
    { target: 'wait', meta: { ports: { entry: 'DEL_RCU', srcu: 'READ_LOCK' } } },
  ),
);
