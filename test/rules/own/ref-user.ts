import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../src/model/thread.ts';
import type { ThreadDef } from '../../../src/model/thread-def.ts';
import type { RefUserPorts } from '../../../src/machines/parts/references/ref-put.ts';

const step = steps<RefUserPorts>();
const LIVE = { rcu: 'READ_LOCK', ref: 'looks live' } as const;
const NOT_LIVE = { rcu: 'READ_LOCK', ref: 'looks not live' } as const;

/**
 * A user of one reference, which says by a tag that it holds it and counts nothing.
 *
 * @param fault it uses what the reference keeps alive until a step after it has put it
 */
export function ownRefUser(fault?: 'puts too early'): ThreadDef<RefUserPorts> {
  const machine = setup({ types: threadTypes<RefUserPorts>() }).createMachine({
    id: 'my_ref_user',
    initial: 'idle',
    states: {
      idle: {
        tags: 'rest',
        on: { 'read the mode word': step('found', { ...LIVE, entry: 'looks stored' }) },
      },
      found: {
        tags: 'getting',
        on: { get: step('using', { ref: 'THIS_CPU_ADD', rcu: 'READ_UNLOCK' }) },
      },
      using: {
        tags: ['rest', 'holding'],
        on: { 'put: percpu': step('percpu', LIVE), 'put: atomic': step('atomic', NOT_LIVE) },
      },
      percpu: {
        on: { subtract: step('after', { ref: 'THIS_CPU_SUB', rcu: 'READ_UNLOCK' }) },
      },
      atomic: {
        on: {
          'subtract and test': step('after', { ref: 'SUB_AND_TEST', rcu: 'READ_UNLOCK' }),
          'subtract and test: zero': step('last', { ref: 'SUB_AND_TEST_ZERO' }),
        },
      },
      last: {
        tags: 'releasing',
        on: {
          release: step('after', { ref: 'READ_RELEASE', done: 'COMPLETE', rcu: 'READ_UNLOCK' }),
        },
      },
      after: {
        ...(fault === 'puts too early' && { tags: 'holding' }),
        on: { 'done with it': step('idle') },
      },
    },
  });
  return thread<RefUserPorts>(machine, { actor: 'user' });
}
