import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import {
  put,
  refPut,
  type RefUserPorts,
  type RefUserPortsWithTotal,
} from '../../parts/references/ref-put.ts';
import { tellNothing, tellTotal, type Tell } from '../../parts/references/tell-total.ts';

/** References that the user holds. */
interface Context {
  readonly refs: number;
}

/** One user may hold two references, so that a get by a holder is in the model. */
const REFS_MAX = 2;

const step = steps<RefUserPortsWithTotal>();
const LIVE = { rcu: 'READ_LOCK', ref: 'looks live' } as const;
const NOT_LIVE = { rcu: 'READ_LOCK', ref: 'looks not live' } as const;
const inHeader = (name: string): string => `include/linux/percpu-refcount.h: ${name}`;
const tryget = { source: inHeader('percpu_ref_tryget'), facts: 'A1 REF-tryget' };
const trygetLive = { source: inHeader('percpu_ref_tryget_live'), facts: 'A1 REF-tryget_live' };
const get = { source: inHeader('percpu_ref_get_many'), facts: 'A1 REF-get' };

const machine = (tell: Tell) =>
  setup({
    types: threadTypes<RefUserPortsWithTotal, Context>(),
    guards: {
      holdsNone: ({ context }) => context.refs === 0,
      holdsSome: ({ context }) => context.refs > 0,
      mayHoldMore: ({ context }) => context.refs > 0 && context.refs < REFS_MAX,
    },
    actions: {
      got: assign({ refs: ({ context }) => context.refs + 1 }),
      gave: assign({ refs: ({ context }) => context.refs - 1 }),
    },
  }).createMachine({
    id: 'ref_user',
    tags: 'holding',
    initial: 'outside',
    context: { refs: 0 },
    states: {
      outside: {
        description: 'In no operation; may keep what it holds for ever',
        tags: 'rest',
        on: {
          'percpu_ref_tryget_live: percpu': {
            ...step(
              'foundLive',
              { ...LIVE, entry: 'looks stored', ...tell('TRYGET_LIVE') },
              trygetLive,
            ),
            guard: 'holdsNone',
          },
          'percpu_ref_tryget_live: dead': {
            ...step(
              'outside',
              { entry: 'looks stored', ref: 'looks not live', ...tell('TRYGET_LIVE_FAILS') },
              trygetLive,
            ),
            guard: 'holdsNone',
          },
          'percpu_ref_tryget: atomic': {
            ...step('trying', { ...NOT_LIVE, entry: 'looks stored' }, tryget),
            guard: 'holdsNone',
          },
          'percpu_ref_get: percpu': { ...step('adding', LIVE, get), guard: 'mayHoldMore' },
          'percpu_ref_get: atomic': {
            ...step('addingAtomically', NOT_LIVE, get),
            guard: 'mayHoldMore',
          },
          'percpu_ref_put: percpu': { ...step('subtracting', LIVE, put), guard: 'holdsSome' },
          'percpu_ref_put: atomic': { ...step('testing', NOT_LIVE, put), guard: 'holdsSome' },
        },
      },
      foundLive: {
        tags: 'getting',
        on: {
          this_cpu_inc: step(
            'outside',
            { ref: 'THIS_CPU_ADD', rcu: 'READ_UNLOCK' },
            { ...trygetLive, actions: 'got' },
          ),
        },
      },
      trying: {
        tags: 'trying',
        on: {
          atomic_long_inc_not_zero: step(
            'outside',
            { ref: 'INC_NOT_ZERO', ...tell('TRYGET'), rcu: 'READ_UNLOCK' },
            { ...tryget, actions: 'got' },
          ),
          'atomic_long_inc_not_zero: zero': step(
            'outside',
            { ref: 'INC_NOT_ZERO_FAILS', ...tell('TRYGET_FAILS'), rcu: 'READ_UNLOCK' },
            tryget,
          ),
        },
      },
      adding: {
        on: {
          this_cpu_add: step(
            'outside',
            { ref: 'THIS_CPU_ADD', ...tell('GET'), rcu: 'READ_UNLOCK' },
            { ...get, actions: 'got' },
          ),
        },
      },
      addingAtomically: {
        on: {
          atomic_long_add: step(
            'outside',
            { ref: 'ATOMIC_ADD', ...tell('GET'), rcu: 'READ_UNLOCK' },
            { ...get, actions: 'got' },
          ),
        },
      },
      ...refPut(tell),
    },
  });

/**
 * A user of the reference count: finds the pagemap by the lookup, gets references and puts them.
 *
 * Each operation is an RCU section of two steps, reading the mode word and acting on the counter
 * chosen by it. Between the two the mode may change, which is what the grace period is for. While
 * live, tryget and tryget_live do the same and are one step.
 */
export const refUser = thread<RefUserPorts, Context, ReturnType<typeof machine>>(
  machine(tellNothing),
  { actor: 'user' },
);
export const refUserWithTotal = thread<RefUserPortsWithTotal, Context, ReturnType<typeof machine>>(
  machine(tellTotal),
  {
    actor: 'user',
  },
);
