import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import { by, isSender, type Sent } from '../sender.ts';

const machine = setup({
  types: {
    context: {} as { readonly holder?: string | undefined },
    events: {} as Sent<'REQUEST' | 'REQUEST_BUSY' | 'RELEASE'>,
    meta: {} as StateMeta,
  },
  guards: {
    'by its holder': ({ context, event }) => isSender(context.holder, event),
    'by another': ({ context, event }) => !isSender(context.holder, event),
  },
  actions: {
    hold: assign({ holder: ({ event }) => by(event) }),
    release: assign({ holder: undefined }),
  },
}).createMachine({
  id: 'mem_region',
  description: 'The memory resource of the range; only its holder may register a pagemap there',
  meta: { source: 'kernel/resource.c', facts: 'A2 M3.2' },
  initial: 'free',
  context: {},
  states: {
    free: { on: { REQUEST: { target: 'held', actions: 'hold' }, RELEASE: 'releasedTwice' } },
    held: {
      on: {
        REQUEST_BUSY: 'held',
        RELEASE: [
          { guard: 'by its holder', target: 'free', actions: 'release' },
          { guard: 'by another', target: 'releasedTwice' },
        ],
      },
    },
    releasedTwice: { tags: 'violation', description: 'Released by somebody who does not hold it' },
  },
});

/** The memory resource of the range; only its holder may register a pagemap there. */
export const memRegion = object(machine, {
  effects: ['RELEASE'],
  answers: { request: ['REQUEST', 'REQUEST_BUSY'] },
  senders: true,
});
