import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import {
  cover,
  duty,
  each,
  invariant,
  object,
  one,
  progress,
  replaceStep,
  system,
  violation,
} from '../../src/index.ts';
import { instancesOf } from '../../src/model/changes/revised-instances.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { get, page, pageWith, search } from './books.ts';
import { messageFrom, messageOf } from './message-of.ts';

type Text = Parameters<typeof search>[0];

const picking = { ...get, actions: 'pick', meta: { ...get.meta, picks: ['page'] } };

/** A page with an owner that is asked for and stored by value. */
const owned = object(
  setup({
    types: {
      context: {} as { owner: number },
      events: {} as { type: 'GET' } | { type: 'STORE'; value: number },
    },
  }).createMachine({
    id: 'page',
    initial: 'live',
    context: { owner: 0 },
    states: { live: { on: { GET: 'live', STORE: 'live' } } },
  }),
  {
    effects: ['GET', 'STORE'],
    carries: ['STORE'],
    looks: {
      free: ({ context }) => context.owner === 0,
      'owner is': ({ context }, who) => context.owner === who,
    },
  },
);

/** A step that picks a page and says this to the first. */
const saying = (says: string): object => {
  const picks = says.includes('{page}') ? ['page'] : [];
  return { target: 'idle', meta: { ports: { page: says }, picks } };
};

const rule = { id: 'reads-pages', sentence: 'what is read is there', source: 'test' };

describe('a system is refused', () => {
  it('never when it is sound', async () => {
    await expect(search({})()).resolves.toMatchObject({ limit: 'states' });
  });

  it.each<[string, Text, string, string]>([
    [
      'with a port that is not wired',
      { wires: {} },
      'system books, thread A, state idle, step get_page: port page is not wired',
      'wired: none; wire it where the thread is created, or correct its name in the step',
    ],
    [
      'with a wire that leads nowhere',
      { wires: { page: ({ page: i }: { page?: number }) => [][i!] } },
      'system books, thread A, state idle, step get_page: port page leads to nothing with {}',
      'check the index that the wire uses: has the thread picked it?',
    ],
    [
      'with a step that tells the thread itself',
      { wires: { page: { name: 'A' } } },
      'system books, thread A, state idle, step get_page: port page leads to the thread itself',
      'a thread knows its own state',
    ],
    [
      'with an event that the object does not have',
      { step: { target: 'idle', meta: { ports: { page: 'GTE' } } } },
      'system books, thread A, state idle, step get_page: sends GTE to page',
      'events of page: GET',
    ],
    [
      'with a look that the object does not have',
      { step: { target: 'idle', meta: { ports: { page: 'looks alive' } } } },
      "system books, thread A, state idle, step get_page: looks for 'alive' at page",
      'looks of page: live',
    ],
    [
      'with a step that tells one object twice',
      { step: { target: 'idle', meta: { ports: { page: 'GET', pages: 'GET' } } } },
      'system books, thread A, state idle, step get_page: sends both GET and GET to page0',
      'an instance takes part once in a step: make it one event, or two steps',
    ],
    [
      'with a step that tells one object twice where a look does not keep it from that',
      {
        step: {
          target: 'idle',
          meta: { ports: { page: ['looks live', 'GET'], pages: ['looks live', 'GET'] } },
        },
      },
      'system books, thread A, state idle, step get_page: sends both GET and GET to page0, and what it looks for there is true in "live" {"refs":0}',
      "an instance takes part once in a step: make it one event, or two steps; or look through each port for what is never true where the other's look is",
    ],
    [
      'with a value that the thread does not have',
      { page: owned, step: saying('looks owner is {own}') },
      "system books, thread A, state idle, step get_page: 'looks owner is {own}': the thread has no own here",
      'it has: nothing; give it a start in context, pick it in this step, or say { at: { own: … } } where the thread is created',
    ],
    [
      'with a look that lacks its value',
      { page: owned, step: saying('looks owner is') },
      "system books, thread A, state idle, step get_page: looks for 'owner is' at page without a value to compare",
      "name a value that the thread has: 'looks owner is {own}'",
    ],
    [
      'with a value for a look that takes none',
      { page: owned, step: saying('looks not free {page}'), picks: { page: 1 } },
      "system books, thread A, state idle, step get_page: looks for 'free' at page with a value, and it takes none",
      'drop what is in braces, or give the look a second parameter (without a default)',
    ],
    [
      'with a value for a state that is looked for',
      { page: owned, step: saying('looks live {page}'), picks: { page: 1 } },
      "system books, thread A, state idle, step get_page: looks for 'live' at page with a value, and it takes none",
      'drop what is in braces, or give the look a second parameter (without a default)',
    ],
    [
      'with an event that lacks its value',
      { page: owned, step: saying('STORE') },
      'system books, thread A, state idle, step get_page: sends STORE to page without the value that it carries',
      "name a value that the thread has: 'STORE {own}'",
    ],
    [
      'with a value for an event that carries none',
      { page: owned, step: saying('GET {page}'), picks: { page: 1 } },
      'system books, thread A, state idle, step get_page: sends GET to page with a value, and it carries none',
      'drop what is in braces, or list GET under carries of page',
    ],
    [
      'with a pick from nobody knows how many',
      { step: picking },
      'thread A, state idle, step get_page: picks page, but the system does not say from how many',
      'pass { picks: { page: … } } where the thread is created',
    ],
    [
      'with a range of an index that no step picks',
      { picks: { page: 2 } },
      'system books, thread A, picks page: no step of getter picks page',
      "let a step choose it: step(target, says, { picks: ['page'], actions: … }), or drop it here",
    ],
    [
      'with a range whose index is misspelt',
      { step: picking, picks: { page: 2, pgae: 2 } },
      'system books, thread A, picks pgae: no step of getter picks pgae',
      'did you mean page?',
    ],
    [
      'with a range that is no number of values',
      { step: picking, picks: { page: Number.NaN } },
      'system books, thread A, picks page: is NaN, and not the number of its values',
      'give a whole number: the index runs from 0 to one less',
    ],
    [
      'with a Set in context',
      { page: pageWith({ GET: { target: 'live', actions: 'collect' } }) },
      'object page, state "live" {"refs":{}}, event GET: context is not plain JSON (context.refs is a Set)',
      'keep numbers, strings, flags and short arrays in context; no Set, Map or class',
    ],
    [
      'with an action that answers by chance',
      { page: pageWith({ GET: { target: 'live', actions: 'guess' } }) },
      'object page, state "live" {"refs":0}, event GET: gives two answers to the same question',
      'an action or guard must depend on context and event only',
    ],
    [
      'with two candidates enabled at once, in the state where they are',
      {
        page: pageWith({
          GET: [
            { guard: 'two', target: 'live' },
            { guard: 'held', target: 'live', actions: 'get' },
            { guard: 'none', target: 'live', actions: 'get' },
          ],
        }),
      },
      'object page, state "live" {"refs":2}, event GET: two candidates are enabled at once (two, held)',
      'make their guards exclude each other, or end with a candidate without a guard: the first that is enabled is then taken',
    ],
    [
      'with an effect that a guard refuses, in the state where it does',
      {
        page: pageWith({
          GET: { target: 'live', actions: 'get' },
          PUT: { guard: 'held', target: 'live' },
        }),
      },
      'object page, state "live" {"refs":0}, event PUT: an effect is refused here, and objects cannot refuse the kernel',
      'add the transition, or let it lead to a violation state',
    ],
    [
      'with a rule that looks for a state that is not there',
      {
        rules: [
          invariant({ ...rule, over: { page: each(page) }, holds: ({ page }) => page.is('lvie') }),
        ],
      },
      'rule reads-pages, page0: machine page has no state lvie',
      'did you mean live?',
    ],
    [
      'with a rule that writes into what it reads',
      {
        rules: [
          invariant({
            ...rule,
            over: { page: each(page) },
            holds: ({ page }) => ((page.context as { refs: unknown }).refs = 0) === 0,
          }),
        ],
      },
      "rule reads-pages: cannot be judged: Cannot assign to read only property 'refs' of object '#<Object>'",
      'correct its function; the context that it reads is frozen, so copy what is to be sorted or changed',
    ],
    [
      'with a situation that needs a size which it does not have',
      {
        rules: [
          cover({ ...rule, over: { page: each(page) }, reached: () => true, needs: { pgaes: 1 } }),
        ],
      },
      'system books, rule reads-pages, needs pgaes 1: names a size that it does not have',
      'there is none',
    ],
    [
      'with a step that is strongly fair and does not exist',
      {
        rules: [
          progress({
            ...rule,
            over: { page: each(page) },
            pending: () => true,
            demands: 'always finishes',
            stronglyFair: ['get_pgae'],
          }),
        ],
      },
      "system books, rule reads-pages, strongly fair 'get_pgae': is a step of no machine here",
      'did you mean get_page?',
    ],
    [
      'with a rule that claims a state which is no violation',
      { rules: [violation({ ...rule, of: page, states: ['live'] })] },
      'rule reads-pages, state live: is no violation of page',
      'there is none',
    ],
    [
      'with two rules of one name',
      {
        rules: [
          invariant({ ...rule, over: { page: each(page) }, holds: () => true }),
          invariant({ ...rule, over: { page: each(page) }, holds: () => false }),
        ],
      },
      'system books, rule reads-pages: is the name of two',
      'list it once; two that differ need two names',
    ],
    [
      'with a duty that is shown at a size which it does not have',
      { duties: [{ ...rule, whose: 'driver', dropped: [], shownAt: { pgaes: 1 } }] },
      'system books, duty reads-pages, shown at pgaes 1: names a size that it does not have',
      'there is none',
    ],
    [
      'with one() of several',
      { rules: [invariant({ ...rule, over: { page: one(page) }, holds: () => true })] },
      'rule reads-pages, page: says one(page), but the system has 2',
      'use each() or all()',
    ],
  ])('%s', async (_what, text, problem, fix) => {
    expect(await messageFrom(async () => search(text)())).toEqual([problem, fix]);
  });

  it('never for a range that only a dropped duty picks from', async () => {
    const drops = duty({
      id: 'takes-the-first',
      sentence: 'the getter takes the first page',
      whose: 'driver',
      source: 'test',
      dropped: [replaceStep('getter', 'idle', 'get_page', {}, picking)],
    });
    await expect(search({ picks: { page: 2 }, duties: [drops] })()).resolves.toBeDefined();
  });

  it('with a violation state that no rule claims', async () => {
    const freed = object(
      setup({ types: { events: {} as { type: 'GET' } } }).createMachine({
        id: 'page',
        initial: 'live',
        states: { live: { on: { GET: 'gone' } }, gone: { tags: 'violation' } },
      }),
      { effects: ['GET'] },
    );
    expect(await messageFrom(search({ page: freed }))).toEqual([
      'system books, object page, state gone: is a violation that no rule of the system claims',
      'name it in a violation() rule and list the rule in the system',
    ]);
    const claim = violation({ ...rule, of: freed, states: ['gone'] });
    await expect(search({ page: freed, rules: [claim] })()).resolves.toMatchObject({ states: 2 });
  });

  it('with an object that lacks the input it starts from', async () => {
    const counted = object(
      setup({
        types: { context: {} as { n: number }, events: {} as { type: 'GET' } },
      }).createMachine({
        id: 'page',
        initial: 'live',
        context: ({ input }) => ({ n: (input as unknown as { n: number }).n }),
        states: { live: { on: { GET: 'live' } } },
      }),
      { effects: ['GET'] },
    );
    expect(await messageFrom(async () => search({ page: counted })())).toEqual([
      "object page, its start: cannot be computed: Cannot read properties of undefined (reading 'n')",
      'correct the context, guard, action or always that it names; has the instance its input?',
    ]);
  });

  it('with a size that it does not have or does not take', () => {
    const sized = system({
      id: 'books',
      about: '',
      sizes: { pages: { unit: 'pages', default: 1, max: 2 } },
      rules: [],
      compose() {},
    });
    expect(resolveSizes(sized)).toEqual({ pages: 1 });
    expect(messageOf(() => resolveSizes(sized, { pages: 3 }))).toEqual([
      'system books, size pages = 3: is out of range',
      'use a whole number from 1 to 2',
    ]);
    expect(messageOf(() => resolveSizes(sized, { page: 1 }))).toEqual([
      'system books, size page: does not exist',
      'sizes: pages',
    ]);
  });

  it('with two instances of one name', () => {
    const twice = system({
      id: 'books',
      about: '',
      rules: [],
      compose({ object: create }) {
        create('page0', page);
        create('page0', page);
      },
    });
    expect(messageOf(() => instancesOf(twice, {}))).toEqual([
      'system books, instance page0: is created twice',
      'give each instance its own name',
    ]);
  });
});
