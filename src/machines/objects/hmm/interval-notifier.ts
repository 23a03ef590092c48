import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { readonly invalidating?: true | undefined },
    events: {} as {
      type: 'READ_BEGIN' | 'VALID' | 'RETRY' | 'DONE' | 'SET_SEQ' | 'SET_SEQ_DONE' | 'END';
    },
    meta: {} as StateMeta,
  },
  guards: { quiet: ({ context }) => context.invalidating !== true },
  actions: {
    invalidate: assign({ invalidating: true }),
    settle: assign({ invalidating: undefined }),
  },
}).createMachine({
  id: 'interval_notifier',
  description:
    'An mmu_interval_notifier as its one reader sees it: whether the sequence is still the one that the reader began with',
  meta: { source: 'mm/mmu_notifier.c: mmu_interval_read_begin', facts: 'A11 N1-N3 I1-I3' },
  initial: 'unread',
  context: {},
  on: {
    END: { actions: 'settle' },
    DONE: '.unread',
  },
  states: {
    unread: {
      description: 'Nobody reads',
      on: {
        READ_BEGIN: { guard: 'quiet', target: 'valid' },
        VALID: 'retriedWithoutBegin',
        SET_SEQ: { actions: 'invalidate' },
        SET_SEQ_DONE: 'unread',
      },
    },
    valid: {
      description: 'No invalidation has come since the reader began',
      on: {
        READ_BEGIN: { guard: 'quiet', target: 'valid' },
        VALID: 'valid',
        SET_SEQ: { target: 'stale', actions: 'invalidate' },
        SET_SEQ_DONE: 'stale',
      },
    },
    stale: {
      description: 'What the reader has seen may be gone',
      on: {
        READ_BEGIN: { guard: 'quiet', target: 'valid' },
        RETRY: 'stale',
        SET_SEQ: { actions: 'invalidate' },
        SET_SEQ_DONE: 'stale',
      },
    },
    retriedWithoutBegin: {
      tags: 'violation',
      description: 'mmu_interval_read_retry without a sequence from mmu_interval_read_begin',
    },
  },
});

/**
 * An `mmu_interval_notifier` over one range, for one reader.
 *
 * `READ_BEGIN` waits while an invalidation that has reached the notifier is in progress. `SET_SEQ` is the
 * callback of an invalidation, `END` that of the last one in progress; `SET_SEQ_DONE` is an invalidation from
 * its start to its end.
 */
export const intervalNotifier = object(machine, {
  waits: ['READ_BEGIN'],
  effects: ['DONE', 'SET_SEQ', 'SET_SEQ_DONE', 'END'],
  answers: { mmu_interval_read_retry: ['VALID', 'RETRY'] },
});
