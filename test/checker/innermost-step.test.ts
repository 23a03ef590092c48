import { setup } from 'xstate';
import { expect, it } from 'vitest';
import { NaiveSystem } from '../../src/checker/naive/naive-system.ts';
import { verifySystem } from '../../src/checker/verify-system.ts';
import { invariant, object, one, steps, system, thread, threadTypes } from '../../src/index.ts';
import { NEWEST_SUBJECT } from './subject.ts';

const flag = object(
  setup({ types: { events: {} as { type: 'SET' | 'CLEAR' } } }).createMachine({
    id: 'flag',
    initial: 'clear',
    states: {
      clear: { on: { SET: 'set', CLEAR: 'clear' } },
      set: { on: { SET: 'set', CLEAR: 'clear' } },
    },
  }),
  { effects: ['SET', 'CLEAR'] },
);

interface Ports {
  flag: typeof flag;
}
const step = steps<Ports>();

/** The step `go` of a parallel state, and again inside its second region, with other ports. */
const both = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'both',
    initial: 'p',
    states: {
      p: {
        type: 'parallel',
        on: { go: step('out', { flag: 'CLEAR' }) },
        states: {
          first: { initial: 'x', states: { x: { on: { other: step('x') } } } },
          second: {
            initial: 'x',
            states: { x: { on: { go: step('y', { flag: 'SET' }) } }, y: {} },
          },
        },
      },
      out: { tags: 'rest' },
    },
  }),
  { actor: 'kernel' },
);

const books = system({
  id: 'both',
  about: 'Which of the two steps is taken?',
  rules: [
    invariant({
      id: 'never-set',
      sentence: 'the flag is never set',
      source: 'here',
      over: { flag: one(flag) },
      holds: ({ flag: f }) => !f.is('set'),
    }),
  ],
  notModelled: [],
  compose(c) {
    c.thread('both', both, { flag: c.object('flag', flag) });
  },
});

it('the innermost of two steps of one name is taken by the naive interpreter, too', () => {
  const naive = new NaiveSystem(books, {}, []);
  const [go] = [...naive.steps(naive.initial)].filter(({ step: name }) => name === 'go');
  expect(go!.after.map(({ value }) => value)).toEqual(['set', { p: { first: 'x', second: 'y' } }]);
  const [out] = [...naive.steps(go!.after)].filter(({ step: name }) => name === 'go');
  expect(out!.after.map(({ value }) => value)).toEqual(['clear', 'out']);
});

it('so that a run with it replays', async () => {
  const { verdict } = await verifySystem({ ...NEWEST_SUBJECT, system: books });
  const [rule] = verdict.rules;
  expect(rule!.standing).toBe('broken');
  expect(rule!.run!.steps.map(({ step: name }) => name)).toEqual(['go']);
});
