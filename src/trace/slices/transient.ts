import { assign, setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';

export interface Held {
  readonly held: number;
  /** How many references may be taken unseen. */
  readonly most: number;
}

const machine = setup({
  types: {
    context: {} as Held,
    events: {} as { type: 'HOLD' | 'DROP' },
    meta: {} as StateMeta,
  },
  guards: { some: ({ context }) => context.held > 0 },
  actions: {
    hold: assign({ held: ({ context }) => context.held + 1 }),
    drop: assign({ held: ({ context }) => context.held - 1 }),
  },
}).createMachine({
  id: 'transient',
  description: 'References of a pagemap that belong to no page of the slice',
  meta: { source: 'mm/memremap.c: get_dev_pagemap', facts: 'A4' },
  initial: 'counting',
  context: ({ input }) => ({ held: 0, most: (input as { most?: number } | undefined)?.most ?? 0 }),
  states: {
    counting: {
      on: { HOLD: { actions: 'hold' }, DROP: { guard: 'some', actions: 'drop' } },
    },
  },
});

/** References taken by lookups, and in the slice of one page by all other pages. */
export const transient = object(machine, {
  effects: ['HOLD'],
  waits: ['DROP'],
  looks: { 'open to more': ({ context }) => context.held < context.most },
});
