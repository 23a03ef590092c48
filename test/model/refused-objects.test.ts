import { assign, raise, setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/model/error.ts';
import { object } from '../../src/model/object.ts';
import { messageOf } from './message-of.ts';

interface Counting {
  refs: number;
}

/** A page whose text the tests spoil in one place. */
function page(states: object, parts: object = {}): () => unknown {
  return () => {
    const machine = setup({
      types: { context: {} as Counting, events: {} as { type: string } },
      guards: { held: ({ context }) => context.refs > 0 },
      actions: {
        put: assign({ refs: ({ context }) => context.refs - 1 }),
        shout: raise({ type: 'PUT' }),
      },
      delays: { later: 10 },
    }).createMachine({
      id: 'page',
      initial: 'live',
      context: { refs: 1 },
      states,
    } as never) as unknown as AnyStateMachine;
    return object(machine, { effects: ['PUT'], ...parts });
  };
}

const live = { on: { PUT: { target: 'gone', actions: 'put' } } };
const gone = { on: { PUT: 'gone' } };

describe('an object is refused at load', () => {
  it('never when it is sound', () => {
    expect(page({ live, gone })).not.toThrow();
  });

  it.each([
    [
      'with a value for an event that it does not have',
      page({ live, gone }, { carries: ['PTU'] }),
      'object page, carries: names PTU, which is no event of it',
      'did you mean PUT?',
    ],
    [
      'with answers of which one carries a value',
      page(
        {
          live: { on: { ...live.on, YES: 'live', NO: 'live' } },
          gone: { on: { PUT: 'gone', YES: 'gone' } },
        },
        { answers: { ask: ['YES', 'NO'] }, carries: ['YES'] },
      ),
      'object page, the answers of ask: carry a value or not, and nobody could tell which of them is accepted',
      'list all of them under carries, or none',
    ],
    [
      'with a look whose name ends like an argument',
      page({ live, gone }, { looks: { 'owner is {own}': () => true } }),
      'object page, owner is {own}: has a name that ends like an argument, and a step could not say it',
      'drop what is in braces: a look has its argument as second parameter, an event as its value',
    ],
    [
      'with a state whose name ends like an argument',
      page({ live, gone, 'of {own}': gone }),
      'object page, of {own}: has a name that ends like an argument, and a step could not say it',
      'drop what is in braces: a look has its argument as second parameter, an event as its value',
    ],
    [
      'with an effect that a state refuses',
      page({ live, gone: {} }),
      'object page, state gone, event PUT: an effect is refused here, and objects cannot refuse the kernel',
      'add the transition; where PUT must not happen, let it lead to a violation state',
    ],
    [
      'with an answer that a state lacks',
      page(
        { live: { on: { ...live.on, YES: 'live', NO: 'live' } }, gone },
        { answers: { tryget: ['YES', 'NO'] } },
      ),
      'object page, state gone, question tryget: none of the answers YES / NO is accepted',
      'exactly one answer must be accepted in every state',
    ],
    [
      'with an event that has no kind',
      page({ live: { on: { ...live.on, GET: 'live' } }, gone }),
      'object page, event GET: has no kind',
      'list it under effects, waits or answers',
    ],
    [
      'with an event that is an effect and a wait',
      page({ live, gone }, { waits: ['PUT'] }),
      'object page, event PUT: is listed under effects and under waits',
      'an event has one kind: list it once, or give the two meanings two names',
    ],
    [
      'with an event that is an effect twice',
      page({ live, gone }, { effects: ['PUT', 'PUT'] }),
      'object page, event PUT: is listed twice under effects',
      'an event has one kind: list it once, or give the two meanings two names',
    ],
    [
      'with an event that is a wait twice',
      page({ live, gone }, { effects: [], waits: ['PUT', 'PUT'] }),
      'object page, event PUT: is listed twice under waits',
      'an event has one kind: list it once, or give the two meanings two names',
    ],
    [
      'with an answer that is an effect',
      page({ live, gone }, { answers: { put: ['PUT'] } }),
      'object page, event PUT: is listed under effects and under the answers of put',
      'an event has one kind: list it once, or give the two meanings two names',
    ],
    [
      'with an answer that is a wait',
      page({ live, gone }, { effects: [], waits: ['PUT'], answers: { put: ['PUT'] } }),
      'object page, event PUT: is listed under waits and under the answers of put',
      'an event has one kind: list it once, or give the two meanings two names',
    ],
    [
      'with an answer to two questions',
      page({ live, gone }, { effects: [], answers: { put: ['PUT'], get: ['PUT'] } }),
      'object page, event PUT: is listed under the answers of put and under the answers of get',
      'an event has one kind: list it once, or give the two meanings two names',
    ],
    [
      'with one answer twice',
      page({ live, gone }, { effects: [], answers: { put: ['PUT', 'PUT'] } }),
      'object page, event PUT: is listed twice under the answers of put',
      'an event has one kind: list it once, or give the two meanings two names',
    ],
    [
      'with a lock whose event is misspelt',
      page({ live, gone }, { lock: { take: ['PUT'], release: ['PTU'] } }),
      'object page, lock: names PTU, which is no event of it',
      'did you mean PUT?',
    ],
    [
      'with a look that has the name of a state',
      page({ live, gone }, { looks: { gone: () => false } }),
      'object page, look gone: is the name of a state too, and every state is a look already',
      'drop it, or give it a name of its own',
    ],
    [
      'with a declared event that nothing takes',
      page({ live, gone }, { waits: ['LOCK'] }),
      'object page, event LOCK: is declared but no state has a transition for it',
      'add the transition or drop the declaration',
    ],
    [
      'with always',
      page({ live: { ...live, always: { guard: 'held', target: 'gone' } }, gone }),
      'object page, state live, event always: an object must not move by itself',
      'move it in the step that causes the change',
    ],
    [
      'with a wildcard',
      page({ live: { on: { '*': 'gone' } }, gone }),
      'object page, state live, event *: a wildcard event hides refusals',
      'name each event',
    ],
    [
      'with raise',
      page({ live: { on: { PUT: { target: 'gone', actions: 'shout' } } }, gone }),
      "object page, state live, event PUT: action 'shout' is not an assign",
      'only assign changes the state; sends go into the ports of a step',
    ],
    [
      'with a final state',
      page({ live, gone: { type: 'final' } }),
      'object page, state gone, event -: a final state ends the machine',
      'use an ordinary state tagged `rest`',
    ],
    [
      'with a history state',
      page({ live, gone, back: { type: 'history' } }),
      'object page, state back, event -: history states are not in the key of a state',
      'store what you need in context',
    ],
    [
      'with invoke',
      page({ live: { ...live, invoke: { src: 'worker' } }, gone }),
      'object page, state live, event -: invoke starts an actor outside the model',
      'make it an instance of the system',
    ],
    [
      'with after',
      page({ live: { ...live, after: { later: 'gone' } }, gone }),
      'object page, state live, event after: the model has no clock',
      'make the delay a step',
    ],
    [
      'with an inline action',
      page({ live: { on: { PUT: { target: 'gone', actions: () => {} } } }, gone }),
      'object page, state live, event PUT: the inline action is not an assign: XState runs it, and no state shows what it did',
      'only assign changes the state; sends go into the ports of a step',
    ],
    [
      'with a misspelt action',
      page({ live: { on: { PUT: { target: 'gone', actions: 'puut' } } }, gone }),
      "object page, state live, event PUT: action 'puut' is not in setup({ actions }) (XState would ignore it)",
      'define it there, or correct the name',
    ],
    [
      'with a misspelt guard',
      page({ live: { on: { PUT: { target: 'gone', guard: 'hled' } } }, gone }),
      "object page, state live, event PUT: guard 'hled' is not a plain function of setup({ guards })",
      'define it there under this name; combine conditions inside the function',
    ],
    [
      'with an empty transition',
      page({ live: { on: { PUT: {} } }, gone }),
      'object page, state live, event PUT: an empty transition forbids the event',
      'drop it, or write a self target',
    ],
  ])('%s', (_what, build, problem, fix) => {
    expect(messageOf(build)).toEqual([problem, fix]);
  });

  it('with a misspelt target, which XState itself refuses by name', () => {
    expect(page({ live: { on: { PUT: 'gnoe' } }, gone })).toThrow(/'gnoe'.*does not exist|gnoe/);
  });

  it('by a ModelError, so that the command line can tell it from a fault of its own', () => {
    expect(page({ live, gone: {} })).toThrow(ModelError);
  });
});
