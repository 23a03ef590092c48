import { assign, setup, type AnyStateMachine } from 'xstate';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { explore } from '../../src/checker/search/explore.ts';
import { forget, keep, object, system, thread, threadTypes } from '../../src/index.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import type { Duty } from '../../src/model/duty.ts';
import type { Rule } from '../../src/model/rule.ts';

/** What a test changes of a small system: one thread that gets pages. */
interface Text {
  /** The transition of the thread's only state. */
  readonly step?: object;
  readonly page?: AnyObjectDef;
  readonly rules?: readonly Rule[];
  readonly duties?: readonly Duty[];
  readonly wires?: object;
  readonly pages?: number;
  readonly ordered?: boolean;
  readonly picks?: Readonly<Record<string, number>>;
}

type Refs = { refs: unknown };

/** A page that takes these effects. */
export function pageWith(on: object, top: object = {}): AnyObjectDef {
  const machine = setup({
    types: { context: {} as Refs, events: {} as { type: string } },
    guards: {
      held: ({ context }) => Number(context.refs) >= 1,
      two: ({ context }) => Number(context.refs) >= 2,
      none: ({ context }) => Number(context.refs) === 0,
    },
    actions: {
      get: assign({ refs: ({ context }) => Number(context.refs) + 1 }),
      collect: assign({ refs: () => new Set([1]) }),
      guess: assign({ refs: () => Math.random() }),
    },
  }).createMachine({
    id: 'page',
    initial: 'live',
    context: { refs: 0 },
    states: { live: { on } },
    ...top,
  } as never) as unknown as AnyStateMachine;
  return object(machine, { effects: Object.keys(on) });
}

/** A page whose references grow without end. */
export const page = pageWith({ GET: { target: 'live', actions: 'get' } });

/** The sound step. */
export const get = { target: 'idle', meta: { ports: { page: 'GET' } } };

/** A thread with one step. */
export const getter = (step: object) =>
  thread(
    setup({
      types: threadTypes<object, { page?: number }>(),
      actions: { pick: keep('page'), forget: forget('page') },
    }).createMachine({
      id: 'getter',
      initial: 'idle',
      context: {},
      states: { idle: { tags: 'rest', on: { get_page: step } } },
    } as never) as unknown as AnyStateMachine,
    { actor: 'user' },
  );

/** A search of the system with the changes. */
export function search(text: Text): () => Promise<unknown> {
  const {
    step = get,
    rules = [],
    duties = [],
    wires,
    pages = 2,
    ordered = false,
    picks = {},
  } = text;
  const def = system({
    id: 'books',
    about: 'What is refused?',
    rules,
    duties,
    compose({ family, thread: create }) {
      const members = family('page', pages, text.page ?? page, { ordered });
      create('A', getter(step), (wires ?? { page: members[0], pages: members }) as never, {
        picks,
      });
    },
  });
  return async () => explore(new Compiled(def, {}), { limits: { statesMax: 50 } });
}
