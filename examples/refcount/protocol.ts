/**
 * A reference counter as a chart: whoever finds the object may take a reference unless the count is zero,
 * and who gives the last one back frees it.
 */
import { assign, setup } from 'xstate';
import { object, steps, system, thread, threadTypes, violation } from 'unplug-verifier';

const counter = object(
  setup({
    types: {
      context: {} as { refs: number },
      events: {} as { type: 'TRYGET' | 'TRYGET_FAILS' | 'PUT' | 'PUT_LAST' },
    },
    guards: {
      used: ({ context }) => context.refs > 0,
      last: ({ context }) => context.refs === 1,
      shared: ({ context }) => context.refs > 1,
    },
    actions: {
      get: assign({ refs: ({ context }) => context.refs + 1 }),
      put: assign({ refs: ({ context }) => context.refs - 1 }),
    },
  }).createMachine({
    id: 'counter',
    initial: 'alive',
    // Whoever created it has the first reference.
    context: { refs: 1 },
    states: {
      alive: {
        on: {
          TRYGET: { guard: 'used', target: 'alive', actions: 'get' },
          PUT: { guard: 'shared', target: 'alive', actions: 'put' },
          PUT_LAST: { guard: 'last', target: 'freed', actions: 'put' },
        },
      },
      freed: { on: { TRYGET_FAILS: 'freed' } },
      used_after_free: { tags: 'violation' },
    },
  }),
  {
    answers: { tryget: ['TRYGET', 'TRYGET_FAILS'] },
    waits: ['PUT', 'PUT_LAST'],
    looks: {},
  },
);

interface Ports {
  counter: typeof counter;
}
const step = steps<Ports>();

const holder = (id: string, initial: 'outside' | 'inside') =>
  thread<Ports>(
    setup({ types: threadTypes<Ports>() }).createMachine({
      id,
      initial,
      states: {
        outside: {
          tags: 'rest',
          on: {
            tryget: step('inside', { counter: 'TRYGET' }),
            'tryget fails': step('outside', { counter: 'TRYGET_FAILS' }),
          },
        },
        inside: {
          on: {
            put: step('outside', { counter: 'PUT' }),
            'put (last)': step('outside', { counter: 'PUT_LAST' }),
          },
        },
      },
    }),
    { actor: 'user' },
  );

const creator = holder('creator', 'inside');
const user = holder('user', 'outside');

export default system({
  id: 'refcount',
  about: 'Is an object freed once, by whoever gives the last reference back?',
  sizes: { users: { unit: 'users', default: 2, max: 3, maxInRuns: 8 } },
  rules: [
    violation({
      id: 'not-used-after-free',
      sentence: 'nobody uses the object after it was freed',
      source: 'this file',
      of: counter,
      states: ['used_after_free'],
    }),
  ],
  compose(c, { users = 2 }) {
    const at = c.object('counter', counter);
    c.thread('creator', creator, { counter: at });
    for (let u = 0; u < users; u++) c.thread(`user${u}`, user, { counter: at });
  },
});
