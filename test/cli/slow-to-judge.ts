import { assign, setup } from 'xstate';
import { each, invariant, progress, steps, system, thread, threadTypes } from 'unplug-verifier';

const ROUND = 64;
const RULES = 60;
const source = 'for a test of the command line';

const step = steps<object>();
const runner = thread<object, { at: number }>(
  setup({
    types: threadTypes<object, { at: number }>(),
    actions: { on: assign({ at: ({ context }) => (context.at + 1) % ROUND }) },
  }).createMachine({
    id: 'runner',
    initial: 'running',
    context: { at: 0 },
    states: { running: { on: { go: step('running', {}, { actions: 'on' }) } } },
  }),
  { actor: 'kernel' },
);

/** Searched in a moment and judged for long: many rules about much of a quarter of a million states. */
export default system({
  id: 'slow-to-judge',
  about: 'Does everybody who runs in a circle come by?',
  rules: [
    invariant({
      id: 'inside',
      sentence: 'nobody leaves the circle',
      source,
      over: { one: each(runner) },
      holds: ({ one }) => one.context.at < ROUND,
    }),
    ...Array.from({ length: RULES }, (_, place) =>
      progress({
        id: `comes-by-${place}`,
        sentence: `everybody comes by place ${place}`,
        source,
        over: { one: each(runner) },
        pending: ({ one }) => one.context.at !== place,
        demands: 'always finishes',
      }),
    ),
  ],
  compose(c) {
    for (const name of ['a', 'b', 'c']) c.thread(name, runner, {});
  },
});
