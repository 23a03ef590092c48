import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../model/thread.ts';
import { lookupsOfOthers, releasingOfOthers } from './lookups-of-others.ts';
import type { SlicePorts } from './slice-ports.ts';

const step = steps<SlicePorts>();

const machine = setup({ types: threadTypes<SlicePorts>() }).createMachine({
  id: 'others',
  description:
    'Whoever else holds references: of the page any number (one stands for all that are above the first), of the pagemap those of lookups and, in the slice of one page, of all other pages',
  initial: 'any',
  states: {
    any: {
      tags: 'rest',
      on: {
        'folio_get (others)': step(
          'any',
          { page: ['looks referenced once', 'GET_UNLESS_ZERO'], inUse: 'some looks allocated' },
          { facts: 'A10' },
        ),
        'folio_put (others)': step(
          'any',
          { page: ['looks referenced twice', 'PUT'], inUse: 'some looks allocated' },
          { facts: 'A10' },
        ),
        ...lookupsOfOthers(),
      },
    },
    releasing: releasingOfOthers(),
  },
});

/** Everyone whose steps leave no event. */
export const others = thread<SlicePorts>(machine, { actor: 'kernel' });
