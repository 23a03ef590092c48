import { assign, createActor, setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { LocalSpace, REFUSED } from '../../src/checker/tables/local-space.ts';
import { ModelError } from '../../src/model/error.ts';
import { object } from '../../src/model/object.ts';
import { thread } from '../../src/model/thread.ts';
import type { StepEvent } from '../../src/model/thread-def.ts';
import { messageOf } from '../model/message-of.ts';

interface Context {
  readonly n: number;
}

const parts = setup({
  types: {
    context: {} as Context,
    events: {} as StepEvent,
    input: {} as { n?: number } | undefined,
  },
  guards: {
    over: ({ context }, { least }: { least: number }) => context.n >= least,
    under: ({ context }, { least }: { least: number }) => context.n < least,
    picked: ({ event }) => event['i'] === 1,
    throws: () => {
      throw new Error('no page\nat all');
    },
    waits: (async () => false) as unknown as () => boolean,
  },
  actions: {
    up: assign({ n: ({ context }) => context.n + 1 }),
    reset: assign({ n: 0 }),
    spawns: assign(({ spawn }) => {
      (spawn as (what: object) => void)({});
      return { n: 1 };
    }),
    asks: assign({ n: ({ self }) => Object.keys(self.getSnapshot()).length }),
    tells: assign(({ self }) => {
      self.send({ type: 'GO' });
      return {};
    }),
    seeksParent: assign(({ self }) => ({ n: self._parent ? 1 : 0 })),
    seeksSystem: assign(({ system }) => ({ n: system.get('a') ? 1 : 0 })),
    later: assign((async () => ({ n: 1 })) as never),
    harmless: assign(({ context, self: _self, system: _system }) => ({ n: context.n + 1 })),
  },
});

const machine = (config: object): AnyStateMachine =>
  parts.createMachine({ id: 'm', context: { n: 0 }, ...config } as never) as never;
const threadOf = (config: object): LocalSpace =>
  new LocalSpace(thread(machine(config), { actor: 'kernel' }));
const objectOf = (config: object, waits = ['GO']): LocalSpace =>
  new LocalSpace(object(machine(config), { waits } as never));

/** Where the space is after these events from its start. */
function after(space: LocalSpace, ...events: readonly StepEvent[]): unknown {
  let local = space.initial(undefined);
  for (const event of events) {
    local = space.next(local, event);
    if (local === REFUSED) return 'refused';
  }
  const { value, context } = space.glimpses[local]!;
  return [value, context['n']];
}

const GO = { type: 'GO' };
const ab = (go: unknown, b: object = {}): object => ({
  initial: 'a',
  states: { a: { on: { GO: go } }, b },
});

describe('guards with params', () => {
  const by = (guard: string) => ({
    type: guard,
    params: ({ context }: { context: Context }) => ({ least: context.n + 1 }),
  });
  const holding = { type: 'over', params: () => ({ least: 0 }) };

  it('are computed where they are a function: two that hold are seen', () => {
    const space = objectOf(
      ab([
        { guard: holding, target: 'b' },
        { guard: { ...holding }, target: 'a' },
      ]),
    );
    expect(messageOf(() => after(space, GO))[0]).toBe(
      'object m, state "a" {"n":0}, event GO: two candidates are enabled at once (over, over)',
    );
  });

  it('and an exclusive pair is taken as such', () => {
    const space = objectOf(
      ab([
        { guard: by('over'), target: 'b' },
        { guard: by('under'), target: 'a', actions: 'up' },
      ]),
    );
    expect(after(space, GO)).toEqual(['a', 1]);
  });
});

describe('the otherwise', () => {
  const GOes = [
    { guard: { type: 'over', params: { least: 2 } }, target: 'b' },
    { guard: { type: 'over', params: { least: 1 } }, target: 'a', actions: 'up' },
    { target: 'a', actions: 'up' },
  ];

  it('is taken where none of the guarded before it is, and of those the first', () => {
    const space = objectOf(ab(GOes));
    expect(after(space, GO)).toEqual(['a', 1]);
    expect(after(space, GO, GO)).toEqual(['a', 2]);
    expect(after(space, GO, GO, GO)).toEqual(['b', 2]);
  });
});

describe('guards are asked as XState asks them', () => {
  it('not of a state around the one that takes the event', () => {
    const space = objectOf({
      initial: 'p',
      states: {
        p: {
          initial: 'x',
          states: { x: { on: { GO: 'y' } }, y: {} },
          on: { GO: { guard: 'throws', target: '#m.p' } },
        },
      },
    });
    expect(after(space, GO)).toEqual([{ p: 'y' }, 0]);
  });

  const regions = (A: object, B: object, on: object = {}) =>
    objectOf({
      type: 'parallel',
      states: { A: { initial: 'x', ...A }, B: { initial: 'x', ...B } },
      on,
    });
  const takes = { states: { x: { on: { GO: 'y' } }, y: {} } };
  const refuses = {
    states: {
      x: { on: { GO: { guard: { type: 'over', params: { least: 1 } }, target: 'y' } } },
      y: {},
    },
  };

  it('and a region whose inner state refuses takes the event by the state around', () => {
    const fallsBack = { ...refuses, on: { GO: { target: '.y' } } };
    expect(after(regions(fallsBack, takes), GO)).toEqual([{ A: 'y', B: 'y' }, 0]);
  });

  it('but a region that refuses by its guard what another takes is told', () => {
    expect(messageOf(() => after(regions(refuses, takes), GO))[0]).toBe(
      'object m, state {"A":"x","B":"x"} {"n":0}, event GO: a parallel region refuses by its guard what another takes (A.x refuses, B.x takes)',
    );
  });

  it('and the parallel state itself may take what its regions refuse', () => {
    const on = { GO: { actions: 'up' } };
    expect(after(regions(refuses, { states: { x: {} } }, on), GO)).toEqual([{ A: 'x', B: 'x' }, 1]);
  });

  it('a second candidate that throws where the first holds is told as such', () => {
    const space = objectOf(
      ab([
        { guard: { type: 'over', params: { least: 0 } }, target: 'b' },
        { guard: 'throws', target: 'a' },
      ]),
    );
    expect(messageOf(() => after(space, GO))[0]).toMatch(
      /whether throws and over exclude each other cannot be told: throws throws where over holds/,
    );
  });
});

describe("a region's own move and one that leaves the parallel state", () => {
  const move = { states: { x: { on: { GO: 'y' } }, y: {} }, initial: 'x' };
  const leave = { states: { x: { on: { GO: '#m.out' } } }, initial: 'x' };

  it.each([
    ['written first', { A: move, B: leave }, 'A.x and p.B.x would leave p.A.x'],
    ['written last', { A: leave, B: move }, 'A.x and p.B.x would leave p.B.x'],
  ])('are refused: the move is %s', (_what, states, both) => {
    const space = objectOf({ initial: 'p', states: { p: { type: 'parallel', states }, out: {} } });
    expect(messageOf(() => after(space, GO))[0]).toBe(
      `object m, state {"p":{"A":"x","B":"x"}} {"n":0}, event GO: both p.${both}: XState takes the one whose region is written first and drops the other`,
    );
  });

  it('are not where the two never meet', () => {
    const states = {
      A: move,
      B: { states: { x: { on: { GO: 'y' } }, y: { on: { GO: '#m.out' } } }, initial: 'x' },
    };
    const space = objectOf({ initial: 'p', states: { p: { type: 'parallel', states }, out: {} } });
    expect(after(space, GO, GO)).toEqual(['out', 0]);
  });
});

describe('an assign, a guard and a context reach no actor', () => {
  it.each([
    ['spawns', 'spawn'],
    ['asks', 'self'],
    ['tells', 'self'],
    ['seeksParent', 'self'],
    ['seeksSystem', 'system'],
  ])('%s uses %s', (actions, what) => {
    const space = threadOf(ab({ target: 'b', actions }));
    expect(messageOf(() => after(space, GO))).toEqual([
      `thread m, state "a" {"n":0}, event GO: cannot be computed: action '${actions}' uses ${what}, and the model runs no actor: what it did would be in no state`,
      'compute the new context from context, event and params only',
    ]);
  });

  it('also where an actor or the inspector runs the machine', () => {
    const { machine: own } = thread(machine(ab({ target: 'b', actions: 'tells' })), {
      actor: 'kernel',
    });
    const actor = createActor(own);
    const errors: unknown[] = [];
    actor.subscribe({ error: (error) => errors.push(error) });
    actor.start().send(GO);
    expect(String(errors[0])).toContain("action 'tells' uses self");
  });

  it('nor does an inline assign, which is named by its place', () => {
    const go = { target: 'b', actions: assign(({ self }) => ({ n: self.id.length })) };
    expect(messageOf(() => after(threadOf(ab(go)), GO))[0]).toContain(
      "action 'assign (a, GO)' uses self",
    );
  });

  it('nor a context that is a function', () => {
    const space = threadOf({
      ...ab('b'),
      context: ({ self }: { self: { id: string } }) => ({ n: self.id.length }),
    });
    expect(messageOf(() => after(space))[0]).toBe(
      'thread m, its start: cannot be computed: the context uses self, and the model runs no actor: what it did would be in no state',
    );
  });

  it('but one that only names them may', () => {
    expect(after(threadOf(ab({ target: 'b', actions: 'harmless' })), GO)).toEqual(['b', 1]);
  });

  it('and none answers later', () => {
    expect(
      messageOf(() => after(threadOf(ab({ target: 'b', actions: 'later' })), GO))[0],
    ).toContain("action 'later' returns a promise, and XState does not wait for it");
    expect(messageOf(() => after(threadOf(ab({ target: 'b', guard: 'waits' })), GO))[0]).toContain(
      "guard 'waits' returns a promise, and XState does not wait for it",
    );
  });
});

describe('an inline assign', () => {
  it('is taken wherever an action may stand', () => {
    const up = assign(({ context }: { context: Context }) => ({ n: context.n + 1 }));
    const space = threadOf({
      initial: 'a',
      states: {
        a: { exit: up, on: { GO: { target: 'b', actions: [up, 'up'] } } },
        b: {
          entry: [up],
          initial: { target: 'x', actions: up },
          states: { x: { always: { target: 'y', actions: up } }, y: {} },
        },
      },
    } as never);
    expect(after(space, GO)).toEqual([{ b: 'y' }, 6]);
  });
});

describe('always', () => {
  const counts = (least: number): object =>
    ab('b', {
      always: [
        { guard: { type: 'under', params: { least } }, target: 'b', reenter: true, actions: 'up' },
      ],
    });

  it('may go round more often than anybody counts, as long as it ends', () => {
    expect(after(threadOf(counts(5000)), GO)).toEqual(['b', 5000]);
  });

  it('that never ends, but counts, is not called a loop', () => {
    expect(messageOf(() => after(threadOf(counts(Infinity)), GO))).toEqual([
      'thread m, state "a" {"n":0}, event GO: cannot be computed: takes more than 10000 transitions of always in a row, the last into "b"',
      'bound what the always counts, or make it a step',
    ]);
  });

  it('must not stay where its guard reads the event: XState would move on an event that nothing takes', () => {
    const config = ab('b', { always: { guard: 'picked', target: 'a' } });
    expect(messageOf(() => after(threadOf(config), GO))[0]).toBe(
      `thread m, state "b" {"n":0}, event GO: stays here, and the guard 'picked' of its always in b reads the event: XState asks it again on every event, also one that no transition takes`,
    );
    expect(after(threadOf(config), { ...GO, i: 1 })).toEqual(['a', 0]);
  });

  it('does not leave a violation in another region', () => {
    const space = threadOf({
      initial: 'a',
      states: {
        a: { on: { GO: 'p' } },
        p: {
          type: 'parallel',
          states: {
            A: { initial: 'x', states: { x: { tags: 'violation' } } },
            B: { initial: 'x', states: { x: { always: '#m.a' } } },
          },
        },
      },
    });
    expect(messageOf(() => after(space, GO))[0]).toContain(
      'moves on by itself from {"p":{"A":"x","B":"x"}}, a violation, which nobody would see',
    );
  });
});

describe('a machine of an author', () => {
  it('is not changed by being declared', () => {
    const own = machine({
      ...ab({ target: 'b', actions: 'up' }),
      options: { maxIterations: 50_000 },
    });
    const before = [own.options.maxIterations, own.config, own.implementations.actions['up']];
    const def = thread(own, { actor: 'kernel' });
    expect([own.options.maxIterations, own.config, own.implementations.actions['up']]).toEqual(
      before,
    );
    expect(def.machine).not.toBe(own);
    expect(machine(ab('b')).options.maxIterations).toBe(Infinity);
  });
});

describe('what was thrown', () => {
  it('is kept whole as the cause, and told whole', () => {
    let told: unknown;
    try {
      after(threadOf(ab({ target: 'b', guard: 'throws' })), GO);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(ModelError);
    expect((told as ModelError).problem).toMatch(/guard 'throws'.* no page at all$/);
    expect(((told as ModelError).cause as Error).message).toContain('no page\nat all');
  });
});
