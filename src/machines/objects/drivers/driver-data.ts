import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

interface Data {
  /** folio_free has queued the work and the worker has not started; it is queued once for all. */
  readonly queued?: true | undefined;
  /** Whether folio_free leaves a part of its work to a worker. */
  readonly defers?: true | undefined;
}

const machine = setup({
  types: {
    context: {} as Data,
    events: {} as {
      type: 'TOUCH' | 'FOLIO_FREE' | 'START_WORK' | 'END_WORK' | 'FLUSH' | 'FREE';
    },
    meta: {} as StateMeta,
  },
  guards: {
    defers: ({ context }) => context.defers === true,
    'does not defer': ({ context }) => context.defers !== true,
    queued: ({ context }) => context.queued === true,
    'nothing queued': ({ context }) => context.queued !== true,
  },
  actions: {
    queue: assign({ queued: true as const }),
    start: assign({ queued: undefined }),
  },
}).createMachine({
  id: 'driver_data',
  description:
    'What the driver keeps for its device: free lists, the container of the pagemap, work',
  meta: { source: 'lib/test_hmm.c: struct dmirror_chunk', facts: 'C1 C2 C4' },
  initial: 'quiet',
  context: ({ input }) =>
    (input as { defers?: boolean } | undefined)?.defers === true ? { defers: true } : {},
  states: {
    quiet: {
      on: {
        TOUCH: 'quiet',
        FOLIO_FREE: [
          { guard: 'defers', actions: 'queue' },
          { guard: 'does not defer', target: 'quiet' },
        ],
        START_WORK: { guard: 'queued', target: 'working', actions: 'start' },
        END_WORK: 'quiet',
        FLUSH: { guard: 'nothing queued', target: 'quiet' },
        FREE: 'freed',
      },
    },
    working: {
      description: 'The worker runs what folio_free has left to it',
      on: {
        TOUCH: 'working',
        FOLIO_FREE: [
          { guard: 'defers', actions: 'queue' },
          { guard: 'does not defer', target: 'working' },
        ],
        END_WORK: 'quiet',
        FREE: 'freed',
      },
    },
    freed: {
      on: {
        TOUCH: 'usedAfterFree',
        FOLIO_FREE: 'usedAfterFree',
        START_WORK: { guard: 'queued', target: 'usedAfterFree' },
        END_WORK: 'usedAfterFree',
        FLUSH: 'usedAfterFree',
        FREE: 'usedAfterFree',
      },
    },
    usedAfterFree: { tags: 'violation', description: 'A callback touches freed driver data' },
  },
});

/** The driver's own structures, and the work that folio_free may leave behind. */
export const driverData = object(machine, {
  effects: ['TOUCH', 'FOLIO_FREE', 'END_WORK', 'FREE'],
  waits: ['START_WORK', 'FLUSH'],
});
