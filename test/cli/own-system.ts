import { setup } from 'xstate';
import {
  addStep,
  duty,
  edit,
  object,
  steps,
  system,
  thread,
  threadTypes,
  violation,
} from 'unplug-verifier';

const data = object(
  setup({ types: { events: {} as { type: 'FREE' } } }).createMachine({
    id: 'my_data',
    description: 'What the driver has allocated',
    initial: 'allocated',
    states: {
      allocated: { on: { FREE: 'freed' } },
      freed: { on: { FREE: 'freedTwice' } },
      freedTwice: { tags: 'violation' },
    },
  }),
  { effects: ['FREE'] },
);

const step = steps<{ data: typeof data }>();
const driver = thread<{ data: typeof data }>(
  setup({ types: threadTypes<{ data: typeof data }>() }).createMachine({
    id: 'my_driver',
    initial: 'bound',
    states: {
      bound: { tags: 'rest', on: { my_remove: step('removed', { data: 'FREE' }) } },
      removed: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

const again = [addStep(driver, 'removed', 'kfree: again', step('removed', { data: 'FREE' }))];

const freedOnce = violation({
  id: 'my-data-freed-once',
  sentence: 'the data is freed once',
  source: 'my_driver.c: my_remove',
  of: data,
  states: ['freedTwice'],
});

/** A system with a duty, and an edit of it. */
export default system({
  id: 'my-system',
  about: 'Is the data freed once?',
  rules: [freedOnce],
  duties: [
    duty({
      id: 'my-driver-frees-once',
      sentence: 'the driver frees its data once',
      whose: 'driver',
      source: 'my_driver.c: my_remove',
      dropped: again,
    }),
  ],
  notModelled: ['everything else'],
  compose(c) {
    c.thread('driver', driver, { data: c.object('data', data) });
  },
});

export const freesTwice = edit({
  id: 'frees-twice',
  title: 'my_remove frees the data twice',
  changes: again,
  expect: { system: 'my-system', rule: freedOnce },
});
