import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    events: {} as {
      type: 'LIST' | 'RESET' | 'REMOVE' | 'MOVE' | 'CLAIM' | 'CLAIM_FAILS' | 'RUN' | 'END';
    },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'devm_action',
  description: 'One managed action of a device: the list it is on, and whether it has run',
  meta: { source: 'drivers/base/devres.c', facts: 'A12' },
  initial: 'absent',
  on: {
    LIST: '.outOfTurn',
    RESET: '.outOfTurn',
    REMOVE: '.outOfTurn',
    RUN: '.outOfTurn',
    END: '.outOfTurn',
  },
  states: {
    absent: {
      on: { LIST: 'listed', RESET: 'running', MOVE: 'absent', CLAIM_FAILS: 'absent' },
    },
    listed: {
      description: 'On the list of the device; devm_remove_action takes it off and does not run it',
      on: { MOVE: 'moved', CLAIM: 'claimed', REMOVE: 'absent' },
    },
    moved: {
      description: 'On the private list of devres_release_all, which will run it in its turn',
      meta: { facts: 'A12 D1' },
      on: { MOVE: 'moved', CLAIM_FAILS: 'moved', RUN: 'running' },
    },
    claimed: {
      description: 'Off the list: devm_release_action runs it in its own context',
      on: { MOVE: 'claimed', CLAIM_FAILS: 'claimed', RUN: 'running' },
    },
    running: { on: { MOVE: 'running', CLAIM_FAILS: 'running', END: 'ran' } },
    ran: { on: { MOVE: 'ran', CLAIM_FAILS: 'ran' } },
    outOfTurn: {
      tags: 'violation',
      description:
        'Run twice, run by somebody who did not take it off the list, or taken off when it is not on it',
    },
  },
});

/** One managed action of a device: the list it is on, and whether it has run. */
export const devmAction = object(machine, {
  effects: ['LIST', 'RESET', 'REMOVE', 'MOVE', 'RUN', 'END'],
  answers: { devm_release_action: ['CLAIM', 'CLAIM_FAILS'] },
});
