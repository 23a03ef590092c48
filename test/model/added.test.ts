import { assign, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { verifySystem } from '../../src/checker/verify-system.ts';
import {
  addAction,
  addEvent,
  addGuard,
  addInstances,
  addLook,
  addState,
  addStep,
  object,
  startWith,
  steps,
  system,
  thread,
  threadTypes,
  violation,
  type PortsOf,
} from '../../src/index.ts';
import type { Change } from '../../src/model/changes/change.ts';
import { NEWEST_SUBJECT } from '../checker/subject.ts';
import { messageFrom } from './message-of.ts';

const data = object(
  setup({
    types: { context: {} as { uses: number }, events: {} as { type: 'USE' | 'FREE' } },
  }).createMachine({
    id: 'data',
    initial: 'allocated',
    context: { uses: 0 },
    states: {
      allocated: { on: { USE: 'allocated', FREE: 'freed' } },
      freed: { on: { USE: 'usedAfterFree', FREE: 'usedAfterFree' } },
      usedAfterFree: { tags: 'violation' },
    },
  }),
  { effects: ['USE', 'FREE'] },
);

const machine = setup({ types: threadTypes<{ data: typeof data }>() }).createMachine({
  id: 'driver',
  initial: 'bound',
  states: {
    bound: {
      tags: 'rest',
      on: { remove: steps<{ data: typeof data }>()('gone', { data: 'FREE' }) },
    },
    gone: { tags: 'rest' },
  },
});
const driver = thread<{ data: typeof data }, Record<string, never>, typeof machine>(machine, {
  actor: 'driver',
});

const small = system({
  id: 'small',
  about: 'Is the data used after it was freed?',
  rules: [
    violation({
      id: 'not-used-after-free',
      sentence: 'nobody uses the data after it was freed',
      source: 'none',
      of: data,
      states: ['usedAfterFree'],
    }),
  ],
  compose(c) {
    const one = c.object('data', data);
    c.thread('driver', driver, { data: one });
  },
});

async function judged(...changes: Change[]) {
  const revisions = [{ by: 'edit mine', changes }];
  const { verdict } = await verifySystem({ ...NEWEST_SUBJECT, system: small, revisions });
  const [{ standing, run } = { standing: 'none' }] = verdict.rules;
  const taken = run?.steps.map((one) => `${one.thread}: ${one.step}`);
  return { standing, states: verdict.states, ...(taken && { taken }) };
}

const step = steps<PortsOf<typeof driver>>();
const late = addStep(driver, 'gone', 'use', step('gone', { data: 'USE' }));

describe('an edit of a system', () => {
  it('breaks nothing when it is empty', async () => {
    expect(await judged()).toEqual({ standing: 'holds', states: 2 });
  });

  it('adds a thread, wired to what is there', async () => {
    const work = steps<{ data: typeof data }>();
    const worker = thread<{ data: typeof data }>(
      setup({ types: threadTypes<{ data: typeof data }>() }).createMachine({
        id: 'worker',
        initial: 'queued',
        states: {
          queued: { tags: 'rest', on: { my_work: work('done', { data: 'USE' }) } },
          done: { tags: 'rest' },
        },
      }),
      { actor: 'kernel' },
    );
    const added = addInstances((c, there) => c.thread('worker', worker, { data: there.one(data) }));
    expect(await judged(added)).toMatchObject({
      standing: 'broken',
      taken: ['driver: remove', 'worker: my_work'],
    });
    const twice = addStep(worker, 'done', 'my_work: again', work('done', { data: 'USE' }));
    expect(await judged(added, twice)).toMatchObject({ standing: 'broken' });
  });

  it('adds an object, and wires a thread that is there to it', async () => {
    const gate = object(
      setup({ types: { events: {} as { type: 'CLOSE' | 'ENTER' } } }).createMachine({
        id: 'gate',
        initial: 'open',
        states: {
          open: { on: { CLOSE: 'closed', ENTER: 'open' } },
          closed: { on: { CLOSE: 'closed' } },
        },
      }),
      { effects: ['CLOSE'], waits: ['ENTER'] },
    );
    const gated = steps<PortsOf<typeof driver> & { gate: typeof gate }>();
    const added = addInstances((c, there) => there.wire(driver, { gate: c.object('gate', gate) }));
    const enters = addStep(driver, 'gone', 'use', gated('gone', { data: 'USE', gate: 'ENTER' }));
    const closes = addStep(driver, 'bound', 'close', gated('closed', { gate: 'CLOSE' }));
    const closed = addState(driver, 'closed', { on: { remove: step('gone', { data: 'FREE' }) } });
    expect(await judged(added, enters)).toMatchObject({ standing: 'broken' });
    expect(await judged(added, closes, closed)).toEqual({ standing: 'holds', states: 4 });
  });

  it('adds an event to every state of an object', async () => {
    const reads = (elsewhere: string) => [
      addEvent(data, 'READ', { kind: 'effect', in: { allocated: 'allocated' }, elsewhere }),
      addStep('driver', 'gone', 'read', { target: 'gone', meta: { ports: { data: 'READ' } } }),
    ];
    expect(await judged(...reads('usedAfterFree'))).toMatchObject({
      standing: 'broken',
      taken: ['driver: remove', 'driver: read'],
    });
    expect(await judged(...reads('stays'))).toEqual({ standing: 'holds', states: 2 });
  });

  it('adds guards, actions, looks and another start', async () => {
    const counts = [
      addAction(
        data,
        'count',
        assign(({ context }) => ({ uses: Number(context['uses']) + 1 })),
      ),
      addGuard(data, 'fresh', ({ context }) => context.uses === 0),
      addEvent(data, 'COUNT', {
        kind: 'wait',
        in: { allocated: { target: 'allocated', guard: 'fresh', actions: 'count' } },
      }),
      addLook(data, 'counted', ({ context }) => context.uses > 0),
      addStep('driver', 'bound', 'count', { target: 'bound', meta: { ports: { data: 'COUNT' } } }),
      addStep('driver', 'bound', 'use late', {
        target: 'gone',
        meta: { ports: { data: 'looks counted' } },
      }),
    ];
    expect(await judged(...counts)).toEqual({ standing: 'holds', states: 5 });
    expect(await judged(...counts, startWith(data, { uses: 1 }))).toEqual({
      standing: 'holds',
      states: 3,
    });
  });

  it('adds an event that carries a value, and a look that is asked with one', async () => {
    const changes: Change[] = [
      addAction(
        data,
        'count',
        assign({ uses: ({ event }) => (event as { value?: number }).value }),
      ),
      addEvent(data, 'SET', {
        kind: 'effect',
        carries: true,
        in: { allocated: { target: 'allocated', actions: 'count' } },
        elsewhere: 'stays',
      }),
      addLook(data, 'counted', ({ context }, uses) => context.uses === uses),
      addState(driver, 'set', {}),
      addStep('driver', 'bound', 'set', {
        target: 'set',
        meta: { picks: ['uses'], ports: { data: 'SET {uses}' } },
      }),
      addStep('driver', 'set', 'use', {
        target: 'gone',
        meta: { ports: { data: ['looks counted {two}', 'USE'] } },
      }),
    ];
    // Only the one that was set to two is used: bound, set to 0, 1 or 2, used, or freed.
    const picking = system({
      ...small,
      compose(c) {
        const it = c.object('data', data);
        c.thread('driver', driver, { data: it }, { at: { two: 2 }, picks: { uses: 3 } });
      },
      duties: [{ ...small.rules[0]!, whose: 'driver', dropped: changes }],
    });
    const { verdict } = await verifySystem({
      ...NEWEST_SUBJECT,
      system: picking,
      sizes: {},
      revisions: [{ by: 'edit mine', changes }],
    });
    expect(verdict.states).toBe(1 + 3 + 1 + 1);
  });

  it('is applied in its order', async () => {
    expect(await judged(late)).toMatchObject({ standing: 'broken' });
  });
});

describe('an edit that does not fit says so', () => {
  it.each<[string, Change[], string, string]>([
    [
      'context',
      [startWith('data', { used: 1 })],
      'edit mine, object data, context: starts without used',
      'did you mean uses?',
    ],
    [
      'event that is there',
      [addEvent(data, 'USE', { kind: 'effect', elsewhere: 'stays' })],
      'edit mine, object data, event USE: is already there',
      'give the new one a name of its own',
    ],
    [
      'event in a state that is not there',
      [addEvent('data', 'READ', { kind: 'effect', in: { fred: 'freed' } })],
      'edit mine, event READ, machine data, state fred: is not there',
      'did you mean freed?',
    ],
    [
      'effect that is refused somewhere',
      [addEvent(data, 'READ', { kind: 'effect', in: { freed: 'freed' } })],
      'edit mine, object data, state allocated, event READ: an effect is refused here, and objects cannot refuse the kernel',
      'add the transition; where READ must not happen, let it lead to a violation state',
    ],
    [
      'answer without a question',
      [addEvent(data, 'GOT', { kind: 'answer', elsewhere: 'stays' })],
      'edit mine, object data, event GOT: is an answer to no question',
      "an answer names its question, as in { kind: 'answer', question: 'trylock', … }",
    ],
    [
      'look of a thread',
      [addLook('driver', 'busy', () => true)],
      'edit mine, thread driver: is a thread, which has no looks to add to',
      'add a step instead, or name the object that is meant',
    ],
    [
      'instance of the name of another',
      [addInstances((c) => void c.object('data', data))],
      'edit mine, instance data: is created twice',
      'give each instance its own name',
    ],
    [
      'machine that the system has not',
      [addInstances((_, there) => void there.one({ ...data, id: 'date' }))],
      'edit mine, machine date: has no instance in this system',
      'did you mean data?',
    ],
    [
      'name that no instance has',
      [addInstances((_, there) => void there.one(data, 'data0'))],
      'edit mine, machine data: has no instance data0',
      'did you mean data?',
    ],
    [
      'port that is wired',
      [addInstances((_, there) => there.wire(driver, { data: there.one(data) }))],
      'edit mine, thread driver: port data is wired already',
      'give the new port a name of its own',
    ],
    [
      'target that is not there',
      [addStep('driver', 'gone', 'again', 'bund')],
      "edit mine, machine driver: no longer fits together: Invalid transition definition for state node 'driver.gone':",
      'change the steps that lead to a dropped state, or correct the target; did you mean bound?',
    ],
  ])('%s', async (_, changes, problem, fix) => {
    expect(await messageFrom(() => judged(...changes))).toEqual([problem, fix]);
  });
});
