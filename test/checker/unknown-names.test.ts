import { assign, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { verifySystem } from '../../src/checker/verify-system.ts';
import {
  all,
  cover,
  each,
  forget,
  invariant,
  keep,
  object,
  one,
  progress,
  steps,
  system,
  tagged,
  thread,
  threadTypes,
} from '../../src/index.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import type { Rule } from '../../src/model/rule.ts';
import { messageFrom, messageOf } from '../model/message-of.ts';

interface Refs {
  readonly count: number;
  readonly owner?: string;
}

/** A reference count, with looks, guards and what it counts as a test wants them. */
function refWith({
  held = ({ count }: Refs): boolean => count > 0,
  unused = { asked: ({ context }: { context: Refs }): boolean => context.count === 0 }.asked as (
    state: never,
  ) => boolean,
} = {}) {
  return object(
    setup({
      types: { context: {} as Refs, events: {} as { type: 'GET' | 'PUT' } },
      guards: { held: ({ context }) => held(context), free: ({ context }) => !held(context) },
      actions: {
        get: assign({ count: ({ context }) => context.count + 1 }),
        put: assign({ count: ({ context }) => context.count - 1 }),
      },
    }).createMachine({
      id: 'ref',
      initial: 'live',
      context: { count: 0 },
      states: {
        live: {
          on: {
            GET: { target: 'live', actions: 'get' },
            PUT: [{ guard: 'held', target: 'live', actions: 'put' }, { target: 'live' }],
          },
        },
        dead: { tags: 'over', on: { GET: 'dead', PUT: 'dead' } },
      },
    }),
    { effects: ['GET', 'PUT'], looks: { unused } },
  );
}

const ref = refWith();

interface Ports {
  readonly ref: typeof ref;
}
const step = steps<Ports>();

const user = thread<Ports, { page?: number }>(
  setup({
    types: threadTypes<Ports, { page?: number }>(),
    actions: { pick: keep('page'), forget: forget('page') },
  }).createMachine({
    id: 'user',
    initial: 'out',
    context: {},
    states: {
      out: {
        tags: 'rest',
        on: {
          get: step('in', { ref: ['looks unused', 'GET'] }, { actions: 'pick', picks: ['page'] }),
        },
      },
      in: {
        tags: ['holding', 'rest'],
        on: { put: step('out', { ref: 'PUT' }, { actions: 'forget' }) },
      },
    },
  }),
  { actor: 'user' },
);

/** A search of one user of a count, judged by these rules. */
function judged(rules: readonly Rule[], of: typeof ref = ref): () => Promise<unknown> {
  const def = system({
    id: 'counted',
    about: 'Which names are there?',
    sizes: { readers: { unit: 'readers', default: 0, min: 0, max: 1 } },
    rules,
    compose(c, { readers }) {
      const [count] = c.family('ref', 1, of, { index: 'place' });
      c.thread('user', user, { ref: count! }, { picks: { page: 1 } });
      for (let i = 0; i < readers!; i++) c.object(`reader${i}`, reader);
    },
  });
  const sizes = resolveSizes(def);
  return () =>
    verifySystem({ system: def, sizes, kernel: '7.3', reverted: [], dropped: [], revisions: [] });
}

/** Only where there are readers. */
const reader = object(
  setup({ types: { events: {} as { type: 'E' } } }).createMachine({
    id: 'reader',
    initial: 'reading',
    states: { reading: { tags: 'walking', on: { E: 'reading' } } },
  }),
  { effects: ['E'] },
);

const text = { id: 'mine', sentence: 'a sentence', source: 'my_driver.c' };
const over = { ref: one(ref), user: each(user) };

describe('a rule that asks for a name that is nowhere', () => {
  it.each<[string, Rule, string, string]>([
    [
      'a tag',
      invariant({ ...text, over, holds: ({ user: one }) => !one.has('holdin') }),
      "rule mine, user: is asked for the tag 'holdin', which no state of the system has",
      "did you mean holding?; a rule for systems that may be without it says mayLack: ['holdin']",
    ],
    [
      'a tag, in what must be reachable',
      cover({ ...text, over, reached: ({ user: one }) => one.has('holding') && one.has('holdin') }),
      "rule mine, user: is asked for the tag 'holdin', which no state of the system has",
      "did you mean holding?; a rule for systems that may be without it says mayLack: ['holdin']",
    ],
    [
      'a tag, in what is pending',
      progress({
        ...text,
        over,
        demands: 'can finish',
        pending: ({ user: one }) => one.has('holdin'),
      }),
      "rule mine, user: is asked for the tag 'holdin', which no state of the system has",
      "did you mean holding?; a rule for systems that may be without it says mayLack: ['holdin']",
    ],
    [
      'a place',
      invariant({ ...text, over, holds: ({ ref: count }) => count.at['palce'] === undefined }),
      "rule mine, ref0: is asked for its place 'palce', which nothing in the system has",
      "did you mean place?; a rule for systems that may be without it says mayLack: ['palce']",
    ],
    [
      'a field of a context',
      invariant({
        ...text,
        over,
        holds: ({ ref: { context } }) => (context as { cuont?: number }).cuont !== 5,
      }),
      'rule mine, context.cuont: is in no state of ref',
      "did you mean count?; a rule for systems that may be without it says mayLack: ['cuont']",
    ],
    [
      'something that it is not over',
      invariant({
        ...text,
        over,
        holds: (view) => (view as { usr?: unknown }).usr === undefined,
      }),
      'rule mine, over: names no usr',
      'did you mean user?',
    ],
    [
      'something that no instance tells',
      invariant({
        ...text,
        over,
        holds: ({ user: one }) => (one as { value?: unknown }).value !== 'in',
      }),
      'rule mine, user: has no value that a rule can read',
      "ask is('state') or has('tag')",
    ],
    [
      'a tag, in its reason',
      invariant({
        ...text,
        over,
        holds: ({ user: one }) => !one.has('holding'),
        because: ({ user: one }) => String(one.has('holdin')),
      }),
      "rule mine, user: is asked for the tag 'holdin', which no state of the system has",
      "did you mean holding?; a rule for systems that may be without it says mayLack: ['holdin']",
    ],
  ])('%s', async (_what, rule, problem, fix) => {
    expect(await messageFrom(judged([rule]))).toEqual([problem, fix]);
  });

  it.each<[string, Rule]>([
    [
      'is known at another size',
      invariant({ ...text, over, holds: ({ user: one }) => !one.has('walking') }),
    ],
    [
      'may be lacking, as the rule says',
      invariant({
        ...text,
        mayLack: ['holdin'],
        over,
        holds: ({ user: one }) => !one.has('holdin'),
      }),
    ],
    [
      'is one of the language',
      invariant({ ...text, over, holds: ({ ref: r }) => !r.has('violation') }),
    ],
    [
      'is a field that comes and goes',
      invariant({ ...text, over, holds: ({ user: { context } }) => context.page !== 1 }),
    ],
    [
      'is a field that is asked for with in',
      invariant({ ...text, over, holds: ({ ref: { context } }) => !('cuont' in context) }),
    ],
  ])('is none where the name %s', async (_why, rule) => {
    await expect(judged([rule])()).resolves.toMatchObject({
      verdict: { rules: [{ standing: 'holds' }] },
    });
  });
});

describe('a look or a guard that asks for a name that is nowhere', () => {
  const as = (look: (state: never) => boolean) => refWith({ unused: look });
  it.each<[string, typeof ref, string, string]>([
    [
      'a state',
      as(({ is }: { is: (path: string) => boolean }) => is('daed')),
      'object ref, look unused: machine ref has no state daed',
      'did you mean dead?',
    ],
    [
      'a tag',
      as(({ has }: { has: (tag: string) => boolean }) => has('ovre')),
      "object ref, look unused: no state of ref has the tag 'ovre'",
      'did you mean over?',
    ],
    [
      'the value itself',
      as(({ value }: { value: unknown }) => value === 'daed'),
      'object ref, look unused: reads value, which it is not given',
      "ask is('state') or has('tag')",
    ],
    [
      'a field of the context',
      as(({ context }: { context: { cuont?: number } }) => context.cuont !== 1),
      'object ref, look unused: reads context.cuont, which no state of it has',
      "did you mean count?; ask 'cuont' in context where it may be absent",
    ],
    [
      'a field of the context, in a guard',
      refWith({ held: (context) => ((context as { cuont?: number }).cuont ?? 0) > 0 }),
      'object ref, guard held: reads context.cuont, which no state of it has',
      "did you mean count?; ask 'cuont' in context where it may be absent",
    ],
  ])('%s', async (_what, wrong, problem, fix) => {
    expect(await messageFrom(judged([], wrong))).toEqual([problem, fix]);
  });

  it('may ask for what is there', async () => {
    await expect(judged([])()).resolves.toMatchObject({ verdict: { complete: true } });
  });
});

describe('a rule that would read nothing is refused', () => {
  const holds = (): boolean => false;
  it.each<[string, () => unknown, string]>([
    [
      'without scopes',
      () => invariant({ ...text, over: {}, holds }),
      'rule mine, over: names nothing that it reads',
    ],
    [
      'with a machine for a scope',
      () => invariant({ ...text, over: { ref: ref as never }, holds }),
      'rule mine, over ref: is no scope, and nothing would be read',
    ],
  ])('%s', (_what, build, problem) => {
    expect(messageOf(build)[0]).toBe(problem);
  });

  it('and one about none of many is judged all the same', async () => {
    const rule = invariant({
      ...text,
      over: { readers: all(reader) },
      holds: ({ readers }) => readers.length > 0,
    });
    await expect(judged([rule])()).resolves.toMatchObject({
      verdict: { rules: [{ standing: 'broken' }] },
    });
  });
});

it('a role that nobody takes is told as such', async () => {
  const rule = invariant({ ...text, over: { some: each(tagged('holdin')) }, holds: () => false });
  await expect(judged([rule])()).resolves.toMatchObject({
    verdict: { rules: [{ standing: 'not applicable' }] },
  });
});
