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

type Event = 'ENTER' | 'ENTER_FAILS' | 'EXIT' | 'UNPLUG' | 'SYNCHRONIZE';

const machine = setup({
  types: {
    context: {} as Sections,
    events: {} as { type: Event },
    meta: {} as StateMeta,
  },
  guards: sectionGuards,
  actions: sectionActions<Event>(),
}).createMachine({
  id: 'drm_device',
  description:
    'The gate of a DRM device. The sections present when it closes are all there will be, because a later enter fails: their number is the whole state of the SRCU',
  meta: { source: 'drivers/gpu/drm/drm_drv.c', facts: 'A12' },
  initial: 'plugged',
  context: { sections: 0 },
  on: {
    EXIT: endOfSection,
  },
  states: {
    plugged: {
      on: { ENTER: { actions: 'enter' }, UNPLUG: 'unplugged' },
    },
    unplugged: {
      description: 'New sections are refused; the old ones go on until they exit',
      meta: { facts: 'A12 X1' },
      on: {
        ENTER_FAILS: 'unplugged',
        UNPLUG: 'unplugged',
        SYNCHRONIZE: { guard: 'outside', target: 'unplugged' },
      },
    },
    unbalanced: { tags: 'violation', description: 'drm_dev_exit without drm_dev_enter' },
  },
});

/** `drm_dev_enter`, `drm_dev_exit`, `drm_dev_unplug`: the gate before new allocations. */
export const drmDevice = object(machine, {
  counts: countedSections,
  effects: ['EXIT', 'UNPLUG'],
  waits: ['SYNCHRONIZE'],
  answers: { drm_dev_enter: ['ENTER', 'ENTER_FAILS'] },
});
