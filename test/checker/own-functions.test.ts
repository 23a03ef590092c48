import { assign, setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { verifySystem } from '../../src/checker/verify-system.ts';
import { object } from '../../src/model/object.ts';
import type { Composer } from '../../src/model/composer.ts';
import { all, cover, each, invariant, one, progress, type Rule } from '../../src/model/rule.ts';
import { runBy, tagged } from '../../src/model/scope.ts';
import { system } from '../../src/model/system.ts';
import { keep } from '../../src/model/changes/picks.ts';
import { steps, thread } from '../../src/model/thread.ts';
import { messageFrom, messageOf } from '../model/message-of.ts';
import { NEWEST_SUBJECT } from './subject.ts';

const machine = (id: string, states: object, more: object = {}, parts: object = {}) =>
  setup(parts).createMachine({
    id,
    initial: 'a',
    states,
    ...more,
  } as never) as never as AnyStateMachine;
const step = steps() as (target: string, says?: object, how?: object) => object;
const said = { sentence: 'it is so', source: 'x.c' };

const cell = object(machine('cell', { a: { on: { E: 'b' } }, b: { on: { E: 'b' } } }), {
  effects: ['E'],
});
const sender = thread(
  machine('sender', {
    a: { tags: ['rest', 'sending'], on: { send: step('b', { cell: 'E' }) } },
    b: { tags: 'rest' },
  }),
  { actor: 'kernel' },
);

const judge = async (rules: readonly Rule[], compose?: (c: Composer) => void) => {
  const { verdict } = await verifySystem({
    ...NEWEST_SUBJECT,
    system: system({
      id: 's',
      about: '?',
      rules,
      sizes: { threads: { unit: 'thread', default: 1, max: 2 } },
      compose:
        compose ?? ((c) => c.thread('sender', sender, { cell: c.object('cell', cell) } as never)),
    }),
    sizes: { threads: 1 },
  });
  return verdict.rules.map(({ standing, note }) => [standing, note]);
};

describe("what a rule's own function answers is yes or no", () => {
  const over = { cell: one(cell) };
  it.each<[string, unknown]>([
    ['nothing', () => {}],
    ['[object Promise]', async () => true],
    ['[object Number]', () => 1],
  ])('and not %s', async (what, says) => {
    const rules: Rule[] = [
      invariant({ id: 'r', ...said, over, holds: says as never }),
      progress({ id: 'r', ...said, over, pending: says as never, demands: 'can finish' }),
      cover({ id: 'r', ...said, over, reached: says as never }),
    ];
    for (const rule of rules)
      expect(await messageFrom(async () => judge([rule]))).toEqual([
        `rule r: its function answers ${what}, and neither yes nor no`,
        'return true or false: with braces an arrow function returns only what return says',
      ]);
  });

  it('and so is what a look answers', async () => {
    const odd = object(machine('odd', { a: { on: { E: 'a' } } }), {
      effects: ['E'],
      looks: { never: (async () => false) as never },
    });
    const asks = thread(
      machine('asks', { a: { tags: 'rest', on: { ask: step('a', { odd: 'looks never' }) } } }),
      { actor: 'kernel' },
    );
    const [problem] = await messageFrom(async () =>
      judge([], (c) => c.thread('t', asks, { odd: c.object('odd', odd) } as never)),
    );
    expect(problem).toBe(
      'object odd, look never: answers [object Promise], and neither yes nor no',
    );
  });
});

describe('what is kept outside of the context', () => {
  /** TAKE is taken as long as nothing was filled; both are asked, and what fills is asked last. */
  const slots = (context: boolean) => {
    let full = false;
    return object(
      machine(
        'slots',
        {
          a: { on: { TAKE: { guard: 'empty', target: 'taken' }, FILL: { actions: 'fill' } } },
          taken: { on: { FILL: { actions: 'fill' } } },
        },
        { context: { full: false } },
        {
          guards: {
            empty: (given: { context: { full: boolean } }) =>
              context ? !given.context.full : !full,
          },
          actions: {
            fill: assign(() => {
              full = true;
              return context ? { full } : {};
            }),
          },
        },
      ),
      { effects: ['FILL'], waits: ['TAKE'] },
    );
  };
  const both = (def: ReturnType<typeof slots>) => (c: Composer) => {
    const filled = c.object('slots', def);
    for (const event of ['TAKE', 'FILL']) {
      const states = {
        a: { tags: 'rest', on: { [event]: step('b', { slots: event }) } },
        b: { tags: 'rest' },
      };
      const asking = thread(machine(event, states), { actor: 'kernel' });
      c.thread(event, asking, { slots: filled } as never);
    }
  };

  it('is found where an answer is another one later', async () => {
    const [problem, fix] = await messageFrom(async () => judge([], both(slots(false))));
    expect(problem).toBe(
      'object slots, state "a" {"full":false}, event TAKE: was taken to "taken" {"full":false}, and now that other events were answered is refused',
    );
    expect(fix).toContain('must depend on context and event only');
  });

  it('and in the context it is no fault', async () => {
    expect(await judge([], both(slots(true)))).toEqual([]);
  });
});

describe('what a wire is asked with', () => {
  const picking = thread(
    machine('picking', {
      a: {
        tags: 'rest',
        on: { pick: { ...step('b', {}, { picks: ['cell'] }), actions: keep('cell') } },
      },
      b: { tags: 'rest', on: { send: step('c', { cell: 'E' }) } },
      c: { tags: 'rest' },
    }),
    { actor: 'kernel' },
  );
  const having = thread(
    machine(
      'having',
      { a: { tags: 'rest', on: { send: step('b', { cell: 'E' }) } }, b: { tags: 'rest' } },
      { context: { cell: 1 } },
    ),
    { actor: 'kernel' },
  );
  const wired =
    (def: unknown, options: object, wire?: (cells: readonly unknown[]) => unknown) =>
    (c: Composer): void => {
      const cells = c.family('cell', 2, cell, { ordered: true });
      const own = wire?.(cells) ?? ((at: { cell: number }) => cells[at.cell]);
      c.thread('t', def as never, { cell: own } as never, options);
    };
  const second = [
    invariant({
      id: 'r',
      ...said,
      over: { cells: all(cell) },
      holds: ({ cells }) => !cells[1]!.is('b'),
    }),
  ];

  it('is its own index', async () => {
    for (const [def, options] of [
      [picking, { picks: { cell: 2 } }],
      [having, {}],
    ] as const)
      expect(await judge(second, wired(def, options))).toEqual([['broken', undefined]]);
  });

  it.each<[string, (c: Composer) => void, string]>([
    [
      'a place that the steps pick too',
      wired(picking, { at: { cell: 0 }, picks: { cell: 2 } }),
      'system s, thread t, at cell: is picked by its steps too, and a wire could mean either',
    ],
    [
      'a place that the context has otherwise',
      wired(having, { at: { cell: 0 } }),
      'system s, thread t: its context has cell 1, its place has cell 0, and a wire could mean either',
    ],
    [
      'a place that is no number',
      wired(having, { at: { other: Number.NaN } }),
      'system s, thread t, at other: is NaN, and not one value that compares with itself',
    ],
    [
      'a wire that counts how often it is asked',
      wired(having, {}, (cells) => {
        let asked = 0;
        return () => cells[asked++ % 2];
      }),
      'system s, thread t, state a, step send: port cell leads elsewhere when it is asked again',
    ],
  ])('is never %s', async (_what, compose, problem) => {
    expect((await messageFrom(async () => judge(second, compose)))[0]).toBe(problem);
  });
});

describe('a name that reads as something else is refused', () => {
  it.each<[string, object, object, string]>([
    [
      'an event',
      { a: { on: { 'looks a': 'a' } } },
      { effects: ['looks a'] },
      'object o, event looks a: begins as a look does, and a step that sends it would only look',
    ],
    [
      'a state',
      { a: { on: { E: 'not a' } }, 'not a': { on: { E: 'a' } } },
      { effects: ['E'] },
      "object o, not a: begins with 'not ', and a step that looks for it would look for the opposite of 'a'",
    ],
    [
      'a look',
      { a: { on: { E: 'a' } } },
      { effects: ['E'], looks: { 'not used': () => true } },
      "object o, not used: begins with 'not ', and a step that looks for it would look for the opposite of 'used'",
    ],
  ])('%s', (_what, states, parts, problem) => {
    expect(messageOf(() => object(machine('o', states), parts as never))[0]).toBe(problem);
  });
});

describe('a rule that says nothing says why', () => {
  const pending = { ...said, demands: 'can finish', pending: () => true } as const;

  it('with the tag, the actor, the machine or the size that is missing', async () => {
    const other = object(machine('other', { a: { on: { E: 'a' } } }), { effects: ['E'] });
    const rules = [
      progress({ id: 'tag', over: { t: each(tagged('evicting')) }, ...pending }),
      progress({ id: 'actor', over: { t: one(runBy('driver')) }, ...pending }),
      progress({ id: 'machine', over: { t: one(other) }, ...pending }),
      progress({ id: 'size', over: { t: one(sender) }, needs: { threads: 2 }, ...pending }),
    ];
    expect(await judge(rules)).toEqual([
      [
        'not applicable',
        "no state has the tag 'evicting': give it to the states where a thread does that, tags: 'evicting'",
      ],
      ['not applicable', "no thread is run by 'driver': thread(machine, { actor: 'driver' })"],
      ['not applicable', 'the system has no machine other'],
      ['not applicable', 'needs size threads=2 or more'],
    ]);
  });

  it('and so does one that is never pending', async () => {
    const pendingWhile = (id: string, resting: boolean) =>
      progress({
        id,
        ...said,
        over: { t: one(tagged('sending')) },
        pending: ({ t }) => t.has('sending') && t.has('rest') === resting,
        demands: 'can finish',
      });
    expect(await judge([pendingWhile('never', false), pendingWhile('once', true)])).toEqual([
      ['holds', 'is pending in no state that was met, so that nothing had to end'],
      ['holds', undefined],
    ]);
  });
});
