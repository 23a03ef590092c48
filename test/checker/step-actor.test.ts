import { setup } from 'xstate';
import { expect, it } from 'vitest';
import { verifySystem } from '../../src/checker/verify-system.ts';
import { object, one, progress, steps, system, thread, threadTypes } from '../../src/index.ts';
import { messageOf } from '../model/message-of.ts';
import { naiveExplorer } from './explorers/naive-explore.ts';
import { NEWEST_SUBJECT } from './subject.ts';

const device = object(
  setup({ types: { events: {} as { type: 'PULL' | 'GONE' } } }).createMachine({
    id: 'device',
    initial: 'plugged',
    states: {
      plugged: { on: { PULL: 'pulled' } },
      pulled: { on: { PULL: 'pulled', GONE: 'pulled' } },
    },
  }),
  { effects: ['PULL'], waits: ['GONE'] },
);
type Ports = { readonly device: typeof device };
const step = steps<Ports>();

const waiter = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'waiter',
    initial: 'waits',
    states: { waits: { on: { wait: step('done', { device: 'GONE' }) } }, done: { tags: 'rest' } },
  }),
  { actor: 'kernel' },
);

/** Somebody waits for a device to be pulled, which a thread of the driver handles. */
const pulling = (actor?: 'user' | 'driver') => {
  const driver = thread<Ports>(
    setup({ types: threadTypes<Ports>() }).createMachine({
      id: 'driver',
      initial: 'bound',
      states: {
        bound: {
          tags: 'rest',
          on: { remove: step('gone', { device: 'PULL' }, { ...(actor && { actor }) }) },
        },
        gone: { tags: 'rest' },
      },
    }),
    { actor: 'driver' },
  );
  return system({
    id: 'pulling',
    about: 'test',
    rules: [
      progress({
        id: 'wait-ends',
        sentence: 'the wait ends',
        source: 'test',
        over: { waiter: one(waiter) },
        pending: ({ waiter: it }) => it.is('waits'),
        demands: 'can finish without users',
      }),
    ],
    compose(c) {
      const it = c.object('device', device);
      c.thread('driver', driver, { device: it });
      c.thread('waiter', waiter, { device: it });
    },
  });
};

it.each([
  [undefined, true],
  ['driver', true],
  ['user', false],
] as const)('a step taken by %s counts as help that is owed: %s', async (actor, owed) => {
  const subject = { ...NEWEST_SUBJECT, system: pulling(actor), sizes: {} };
  const { verdict } = await verifySystem(subject);
  expect(verdict.rules[0]!.progress).toMatchObject({
    canFinishWithoutUsers: owed,
    canFinish: true,
  });
  expect(verdict.rules[0]!.standing).toBe(owed ? 'holds' : 'broken');
  const { rules } = await naiveExplorer.census(subject, 100);
  expect(rules[0]!.answers).toMatchObject({ canFinishWithoutUsers: owed, canFinish: true });
});

it('an actor that there is not is refused', () => {
  expect(messageOf(() => pulling('nobody' as 'user'))).toEqual([
    "thread driver, state bound, event remove: is taken by 'nobody'",
    'name one of user, kernel, driver, hardware',
  ]);
});
