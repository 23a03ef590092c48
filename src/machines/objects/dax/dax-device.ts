import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import {
  countedSections,
  endOfSection,
  sectionActions,
  sectionGuards,
  type Sections,
} from '../locks/sections.ts';

type Event = 'RUN' | 'ENTER' | 'ENTER_DEAD' | 'EXIT' | 'KILL' | 'SYNCHRONIZE' | 'FREE';

/** A section is left whose data the driver has freed meanwhile. */
const LEFT_AFTER_FREE = [
  { guard: 'inside', target: 'usedAfterFree' },
  { guard: 'outside', target: 'unbalanced' },
] as const;

const machine = setup({
  types: {
    context: {} as Sections,
    events: {} as { type: Event },
    meta: {} as StateMeta,
  },
  guards: sectionGuards,
  actions: sectionActions<Event>(),
}).createMachine({
  id: 'dax_device',
  description:
    'A dax device and the SRCU that its users read under. Who enters once it is dead leaves at once: the sections present at the kill are all that synchronize_srcu has to wait for',
  meta: { source: 'drivers/dax/super.c', facts: 'C5 C6' },
  initial: 'alive',
  context: { sections: 0 },
  on: {
    // The end of a section in which the driver's data was read.
    EXIT: endOfSection,
  },
  states: {
    alive: { on: { RUN: 'alive', ENTER: { actions: 'enter' }, KILL: 'dead', FREE: 'freedAlive' } },
    dead: {
      description: 'DAXDEV_ALIVE is clear; the old sections go on until they leave',
      meta: { source: 'drivers/dax/super.c: kill_dax', facts: 'C5' },
      on: {
        RUN: 'alive',
        ENTER_DEAD: 'dead',
        KILL: 'dead',
        FREE: 'freed',
        SYNCHRONIZE: { guard: 'outside', target: 'dead' },
      },
    },
    freed: {
      description:
        'The driver has freed what direct_access reads; the dead device itself may be there',
      meta: { facts: 'C5 C6' },
      on: {
        RUN: 'alive',
        ENTER_DEAD: 'freed',
        EXIT: LEFT_AFTER_FREE,
        KILL: 'freed',
        SYNCHRONIZE: { guard: 'outside', target: 'freed' },
        FREE: 'freedTwice',
      },
    },
    freedAlive: {
      description: 'Freed although nobody has cleared DAXDEV_ALIVE: whoever enters reads the data',
      on: {
        RUN: 'freedAlive',
        ENTER: 'usedAfterFree',
        EXIT: LEFT_AFTER_FREE,
        KILL: 'freed',
        FREE: 'freedTwice',
      },
    },
    usedAfterFree: {
      tags: 'violation',
      description: 'A section that saw the device alive reads data of the driver after its free',
    },
    freedTwice: { tags: 'violation', description: 'The driver frees its data a second time' },
    unbalanced: { tags: 'violation', description: 'dax_read_unlock without dax_read_lock' },
  },
});

/** `dax_read_lock` and `dax_alive`, `dax_read_unlock`, `kill_dax`: the gate before a dax device. */
export const daxDevice = object(machine, {
  counts: countedSections,
  effects: ['RUN', 'EXIT', 'KILL', 'FREE'],
  waits: ['SYNCHRONIZE'],
  answers: { 'dax_read_lock, dax_alive': ['ENTER', 'ENTER_DEAD'] },
});
