import { assign, setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it, vi } from 'vitest';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { LocalSpace } from '../../src/checker/tables/local-space.ts';
import { NaiveSystem, type NaiveState } from '../../src/checker/naive/naive-system.ts';
import { object, steps, system, thread, threadTypes } from '../../src/index.ts';
import type { Composer } from '../../src/model/composer.ts';
import { messageOf } from '../model/message-of.ts';
import { expectSameSteps } from './same-steps.ts';

const link = object(
  setup({
    types: { context: {} as { ups: number }, events: {} as { type: 'TRAIN' | 'LOSE' } },
    actions: { count: assign({ ups: ({ context }) => context.ups + 1 }) },
  }).createMachine({
    id: 'link',
    initial: 'down',
    context: ({ input }) => ({ ups: (input as unknown as { ups?: number } | undefined)?.ups ?? 0 }),
    states: {
      down: { on: { TRAIN: 'up', LOSE: 'down' } },
      up: {
        entry: 'count',
        initial: 'slow',
        on: { LOSE: 'down' },
        states: { slow: { on: { TRAIN: 'fast' } }, fast: { on: { TRAIN: 'fast' } } },
      },
    },
  }),
  { effects: ['TRAIN', 'LOSE'] },
);

const regions = object(
  setup({ types: { events: {} as { type: 'GO' } } }).createMachine({
    id: 'regions',
    type: 'parallel',
    states: {
      a: { initial: 'off', states: { off: { on: { GO: 'on' } }, on: { on: { GO: 'off' } } } },
      b: { initial: 'off', states: { off: { on: { GO: 'on' } }, on: { on: { GO: 'off' } } } },
    },
  } as never) as unknown as AnyStateMachine,
  { effects: ['GO'] as never[] },
);

interface Ports {
  link: typeof link;
}
const loser = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'loser',
    initial: 'idle',
    states: {
      idle: {
        tags: 'rest',
        on: { 'link is lost': steps<Ports>()('idle', { link: ['looks not down', 'LOSE'] }) },
      },
    },
  }),
  { actor: 'hardware' },
);

const composed = (compose: (c: Composer) => void) =>
  system({ id: 'links', about: 'Where does an object start?', rules: [], compose });

/** Where every instance starts: by the tables, which the naive interpreter must confirm. */
function startsOf(compose: (c: Composer) => void): unknown[] {
  const compiled = new Compiled(composed(compose), {});
  const byTable = compiled.initial.map((local, i) => compiled.spaces[i]!.snapshot(local));
  const naive = new NaiveSystem(composed(compose), {}, []).initial;
  const plain = (state: NaiveState) => state.map(({ value, context }) => [value, context]);
  expect(plain(naive)).toEqual(plain(byTable));
  return plain(byTable);
}

describe('an object starts', () => {
  it('in the state that the system says, entered as XState enters it', () => {
    expect(
      startsOf((c) => {
        c.object('a', link);
        c.object('b', link, { startsIn: 'up' });
        c.object('c', link, { startsIn: 'up.fast', input: { ups: 4 } });
      }),
    ).toEqual([
      ['down', { ups: 0 }],
      [{ up: 'slow' }, { ups: 1 }],
      [{ up: 'fast' }, { ups: 5 }],
    ]);
  });

  it('in a state of one region, the others where they start', () => {
    expect(startsOf((c) => void c.object('a', regions, { startsIn: 'b.on' }))).toEqual([
      [{ a: 'off', b: 'on' }, {}],
    ]);
  });

  it('each member of a family in its own, and goes on from there', async () => {
    const lost = composed((c) => {
      const links = c.family('link', 2, link, {
        ordered: true,
        startsIn: (i) => (i === 0 ? 'up' : undefined),
      });
      for (const [i, one] of links.entries()) c.thread(`loser${i}`, loser, { link: one });
    });
    // Only the link that is up can be lost.
    expect((await expectSameSteps(lost)).steps).toBe(1);
  });
});

it('is held by the naive interpreter: tables that ignore it are told', () => {
  const start = (): unknown[] => startsOf((c) => void c.object('a', link, { startsIn: 'up' }));
  expect(start).not.toThrow();
  const { initial } = LocalSpace.prototype;
  vi.spyOn(LocalSpace.prototype, 'initial').mockImplementation(function (this: LocalSpace, input) {
    return initial.call(this, input);
  });
  expect(start).toThrow();
  vi.restoreAllMocks();
});

describe('it is refused', () => {
  it('for a state that the object does not have', () => {
    const misspelt = 'up.fats' as 'up';
    expect(
      messageOf(
        () =>
          new Compiled(
            composed((c) => void c.object('a', link, { startsIn: misspelt })),
            {},
          ),
      ),
    ).toEqual([
      'system links, object a, startsIn up.fats: link has no such state',
      'did you mean up or up.fast?',
    ]);
  });

  it('for members that would not be alike', () => {
    const unlike = (ordered: boolean) => () =>
      new Compiled(
        composed(
          (c) => void c.family('link', 2, link, { ordered, startsIn: (i) => (i ? 'up' : 'down') }),
        ),
        {},
      );
    expect(messageOf(unlike(false))).toEqual([
      'system links, family link, startsIn: members start in different states, and would not be alike',
      'say { ordered: true }: the members then differ by their place',
    ]);
    expect(unlike(true)).not.toThrow();
  });
});
