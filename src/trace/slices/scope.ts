import { setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { page: boolean },
    events: {} as { type: 'STAY' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'scope',
  description: 'What the slice is about: one page, or a pagemap with all its pages',
  meta: { facts: 'B' },
  initial: 'same',
  context: ({ input }) => ({ page: (input as { page?: boolean } | undefined)?.page ?? false }),
  states: { same: { on: { STAY: 'same' } } },
});

/** Never moves: an event of a page says one thing of that page and another of its pagemap. */
export const scope = object(machine, {
  effects: ['STAY'],
  looks: {
    'one page': ({ context }) => context.page,
    'a pagemap': ({ context }) => !context.page,
  },
});
