import { setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { LocalSpace } from '../../src/checker/tables/local-space.ts';
import { forget, keep } from '../../src/model/changes/picks.ts';
import { thread, threadTypes } from '../../src/model/thread.ts';
import type { AnyThreadDef } from '../../src/model/thread-def.ts';
import { messageOf } from './message-of.ts';

type AtPage = { page?: number };

/** A fault whose text the tests spoil in one place. */
function fault(states: object, top: object = {}): () => AnyThreadDef {
  return () => {
    const machine = setup({
      types: threadTypes<object, AtPage>(),
      guards: {
        chosen: ({ context }) => context.page !== undefined,
        fails: () => {
          throw new Error('no page');
        },
      },
      actions: { pick: keep('page'), forget: forget('page') },
    }).createMachine({
      id: 'fault',
      initial: 'idle',
      context: {},
      states,
      ...top,
    } as never) as unknown as AnyStateMachine;
    return thread(machine, { actor: 'kernel' });
  };
}

const idle = { tags: 'rest', on: { fault: { target: 'busy' } } };
const busy = { on: { done: { target: 'idle' } } };

describe('a thread is refused at load', () => {
  it('never when it is sound', () => {
    expect(fault({ idle, busy })).not.toThrow();
  });

  it.each([
    [
      'with two candidates of one step',
      fault({ idle: { on: { fault: [{ guard: 'chosen', target: 'busy' }, 'idle'] } }, busy }),
      'thread fault, state idle, event fault: two candidates of one event in a thread',
      'give the branches two names with complementary looks',
    ],
    [
      'with a step that falls back to an outer one',
      fault({
        idle,
        busy: {
          initial: 'a',
          states: { a: { on: { done: { guard: 'chosen', target: '#fault.idle' } } } },
          on: busy.on,
        },
      }),
      'thread fault, state busy.a, event done: falls back to the step of busy when its guard refuses',
      'give the two steps two names with complementary guards',
    ],
    [
      'with one step in two regions',
      fault({
        idle,
        busy: {
          type: 'parallel',
          states: {
            a: { initial: 'x', states: { x: { on: { done: 'x' } } } },
            b: { initial: 'y', states: { y: { on: { done: 'y' } } } },
          },
        },
      }),
      'thread fault, state busy.a.x, event done: is a step of region b too',
      'a step belongs to one region: give the two different names',
    ],
    [
      'with always out of a violation',
      fault({ idle, busy: { tags: 'violation', always: 'idle' } }),
      'thread fault, state busy, event always: leaves a violation, which nobody would see',
      'let the violation be the end',
    ],
    [
      'with a misspelt action',
      fault({ idle: { on: { fault: { target: 'busy', actions: 'pikc' } } }, busy }),
      "thread fault, state idle, event fault: action 'pikc' is not in setup({ actions }) (XState would ignore it)",
      'define it there, or correct the name',
    ],
    [
      'with a wildcard',
      fault({ idle: { on: { '*': 'busy' } }, busy }),
      'thread fault, state idle, event *: a wildcard event hides refusals',
      'name each event',
    ],
  ])('%s', (_what, build, problem, fix) => {
    expect(messageOf(build)).toEqual([problem, fix]);
  });
});

describe('a thread is refused where the search meets', () => {
  const asked = (build: () => AnyThreadDef) => (): void => {
    const space = new LocalSpace(build());
    space.next(space.initial(undefined), { type: 'fault' });
  };

  it('an always without end', () => {
    const [problem, fix] = messageOf(
      asked(fault({ idle, busy: { always: 'again' }, again: { always: 'busy' } })),
    );
    expect(problem).toBe(
      'thread fault, state "idle", event fault: cannot be computed: goes round by always without end: "busy" -> "again" -> "busy"',
    );
    expect(fix).toBe('give one always of the round a guard that ends it');
  });

  it('an always without end at its start', () => {
    const [problem] = messageOf(
      asked(fault({ idle: { always: 'busy' }, busy: { always: 'idle' } })),
    );
    expect(problem).toBe(
      'thread fault, its start: cannot be computed: goes round by always without end: "busy" -> "idle" -> "busy"',
    );
  });

  it('a guard that throws', () => {
    const [problem] = messageOf(
      asked(fault({ idle: { on: { fault: { guard: 'fails', target: 'busy' } } }, busy })),
    );
    expect(problem).toMatch(
      /^thread fault, state "idle", event fault: cannot be computed: .*guard 'fails'.* in state node 'fault\.idle': no page$/,
    );
  });
});
