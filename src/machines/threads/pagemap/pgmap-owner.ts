import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import { memremapPages } from '../../parts/pagemap/memremap-pages.ts';
import { memunmapRange } from '../../parts/pagemap/memunmap-range.ts';
import type { RegisterContext, RegisterPorts } from '../../parts/pagemap/register-ports.ts';

const step = steps<RegisterPorts>();

const machine = setup({
  types: threadTypes<RegisterPorts, RegisterContext>(),
  guards: {
    hasRange: ({ context }) => context.nrRange === 1,
    hasNoRange: ({ context }) => context.nrRange === 0,
  },
  actions: {
    find: assign({ found: ({ event }) => event['found'] as number }),
    forget: assign({ found: undefined }),
    startRanges: assign({ nrRange: 0 }),
    endRange: assign({ nrRange: 1 }),
  },
}).createMachine({
  id: 'pgmap_owner',
  initial: 'unbound',
  context: { nrRange: 0 },
  states: {
    unbound: {
      tags: 'rest',
      on: {
        'kzalloc(pgmap)': step('idle', { container: 'ALLOC' }),
      },
    },
    idle: {
      description: 'Has the memory of a pagemap, and no registration',
      tags: 'rest',
      on: {
        request_mem_region: step('memremap_pages', { region: 'REQUEST' }, { facts: 'A2 M3.2' }),
        'request_mem_region: busy': step('idle', { region: 'REQUEST_BUSY' }, { facts: 'A2 M3.2' }),
        'kfree(pgmap)': step('unbound', { container: 'FREE' }, { facts: 'A3 U6' }),
      },
    },
    memremap_pages: memremapPages('#pgmap_owner.registered', '#pgmap_owner.memunmap_pages'),
    registered: {
      tags: ['rest', 'registered'],
      on: { 'remove()': step('memunmap_pages') },
    },
    memunmap_pages: memunmapRange('#pgmap_owner.returned'),
    returned: {
      on: {
        release_mem_region: step(
          'idle',
          { region: 'RELEASE' },
          { actions: 'startRanges', facts: 'A2 M3.2' },
        ),
      },
    },
  },
});

/**
 * A driver that registers and unregisters a pagemap over and over, in the same or in other memory.
 *
 * It holds the memory region from before memremap_pages until after memunmap_pages: the conflict
 * test of memremap_pages does not see a pagemap that is being unregistered.
 */
export const pgmapOwner = thread<RegisterPorts, RegisterContext, typeof machine>(machine, {
  actor: 'driver',
});
