import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { verifySystem } from '../../src/checker/verify-system.ts';
import {
  atomicContext,
  lockOrder,
  object,
  steps,
  system,
  thread,
  threadTypes,
  violation,
} from '../../src/index.ts';
import { messageFrom } from '../model/message-of.ts';
import { NEWEST_SUBJECT } from './subject.ts';

const text = { sentence: 'a test', source: 'test' };

/** A lock that is slept for, or spun for; `TRY` takes it or says that it is busy. */
function lockOf(id: string, spins: boolean) {
  return object(
    setup({
      types: { events: {} as { type: 'LOCK' | 'TRY' | 'BUSY' | 'UNLOCK' } },
    }).createMachine({
      id,
      initial: 'free',
      states: {
        free: { on: { LOCK: 'held', TRY: 'held', UNLOCK: 'broken' } },
        held: { on: { UNLOCK: 'free', BUSY: 'held' } },
        broken: { tags: 'violation' },
      },
    }),
    {
      waits: ['LOCK'],
      answers: { trylock: ['TRY', 'BUSY'] },
      effects: ['UNLOCK'],
      lock: { take: ['LOCK', 'TRY'], release: ['UNLOCK'], spins },
    },
  );
}

const mutex = lockOf('mutex', false);
const spinlock = lockOf('spinlock', true);

interface Locks {
  a: typeof mutex;
  b: typeof mutex;
  spin: typeof spinlock;
}

const step = steps<Locks>();

/** A thread that takes these steps one after the other and starts again. */
function inTurn(id: string, taken: readonly ReturnType<typeof step>[]) {
  const states = Object.fromEntries(
    taken.map((one, k) => [
      `s${k}`,
      { on: { [`${id}${k}`]: { ...one, target: `s${(k + 1) % taken.length}` } } },
    ]),
  );
  const config = { id, initial: 's0', context: {}, states };
  return thread<Locks>(
    setup({ types: threadTypes<Locks>() }).createMachine(config as never) as never,
    { actor: 'kernel' },
  );
}

async function standings(...threads: readonly ReturnType<typeof step>[][]) {
  const { verdict } = await verifySystem({
    ...NEWEST_SUBJECT,
    system: system({
      id: 'locks',
      about: '',
      rules: [
        lockOrder({ ...text, id: 'order' }),
        atomicContext({ ...text, id: 'atomic' }),
        violation({ ...text, id: 'mutex', of: mutex, states: ['broken'] }),
        violation({ ...text, id: 'spinlock', of: spinlock, states: ['broken'] }),
      ],
      compose({ object: create, thread: run }) {
        const a = create('a', mutex);
        const b = create('b', mutex);
        const spin = create('spin', spinlock);
        for (const [t, taken] of threads.entries())
          run(`T${t}`, inTurn(`t${t}_`, taken), { a, b, spin } as never);
      },
    }),
  });
  const [order, atomic] = verdict.rules;
  return { order, atomic };
}

const aThenB = [
  step('', { a: 'LOCK' }),
  step('', { b: 'LOCK' }),
  step('', { a: 'UNLOCK', b: 'UNLOCK' }),
];
const bThenA = [
  step('', { b: 'LOCK' }),
  step('', { a: 'LOCK' }),
  step('', { a: 'UNLOCK', b: 'UNLOCK' }),
];

describe('lock order', () => {
  it('holds when all take the locks in one order', async () => {
    expect((await standings(aThenB, aThenB)).order).toMatchObject({ standing: 'holds' });
  });

  it('breaks when two orders close a cycle, with the shortest run to the later of them', async () => {
    const { order } = await standings(aThenB, bThenA);
    expect(order).toMatchObject({ standing: 'broken' });
    expect(order!.run!.steps).toHaveLength(2);
    expect(order!.run!.because).toContain('a -> b -> a');
  });

  it('breaks though the two orders never meet', async () => {
    // One thread does both, one after the other: lockdep warns, and so do we.
    const { order } = await standings([...aThenB, ...bThenA]);
    expect(order).toMatchObject({ standing: 'broken' });
    expect(order!.run!.steps).toHaveLength(5);
  });

  it('is not made by a trylock, which waits for nothing', async () => {
    const tries = [
      step('', { b: 'LOCK' }),
      step('', { a: 'TRY' }),
      step('', { a: 'UNLOCK', b: 'UNLOCK' }),
    ];
    expect((await standings(aThenB, tries)).order).toMatchObject({ standing: 'holds' });
  });

  it('refuses a state that is reached with and without a lock', async () => {
    const leaks = [step('', { a: 'TRY' }), step('', { b: 'LOCK' }), step('', { b: 'UNLOCK' })];
    const [problem] = await messageFrom(() => standings(leaks, [step('', { a: 'UNLOCK' })]));
    expect(problem).toContain('is reached with different locks held (none; a)');
  });
});

describe('atomic context', () => {
  const under = (inner: ReturnType<typeof step>) => [
    step('', { spin: 'LOCK' }),
    inner,
    step('', { spin: 'UNLOCK' }),
    step('', {}),
  ];

  it.each([
    ['holds for a step that does not sleep', under(step('', {})), 'holds'],
    ['breaks for a step that may sleep', under(step('', {}, { sleeps: true })), 'broken'],
    [
      'breaks for a mutex',
      [
        step('', { spin: 'LOCK' }),
        step('', { a: 'LOCK' }),
        step('', { spin: 'UNLOCK', a: 'UNLOCK' }),
      ],
      'broken',
    ],
    [
      'holds for the trylock of a mutex',
      [
        step('', { spin: 'LOCK' }),
        step('', { a: 'TRY' }),
        step('', { spin: 'UNLOCK', a: 'UNLOCK' }),
      ],
      'holds',
    ],
    [
      'holds for a sleep after the release',
      [...under(step('', {})), step('', {}, { sleeps: true })],
      'holds',
    ],
  ] as const)('%s', async (_sentence, taken, standing) => {
    expect((await standings([...taken])).atomic).toMatchObject({ standing });
  });
});
