import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../src/model/thread.ts';
import type { ThreadDef } from '../../../src/model/thread-def.ts';
import { memremapPages } from '../../../src/machines/parts/pagemap/memremap-pages.ts';
import { memunmapRange } from '../../../src/machines/parts/pagemap/memunmap-range.ts';
import type {
  RegisterContext,
  RegisterPorts,
} from '../../../src/machines/parts/pagemap/register-ports.ts';

const step = steps<RegisterPorts>();

/**
 * A driver that registers a pagemap on a range, out of published pieces.
 *
 * @param fault `gives the region away first`: it releases the region and unregisters afterwards; `forgets to
 *   unregister`: it goes with its pagemap in the lookup
 */
export function ownRangeOwner(
  fault?: 'gives the region away first' | 'forgets to unregister',
): ThreadDef<RegisterPorts, RegisterContext> {
  const early = fault === 'gives the region away first';
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
    id: 'my_range_owner',
    initial: 'off',
    context: { nrRange: 0 },
    states: {
      off: { tags: 'rest', on: { kzalloc: step('idle', { container: 'ALLOC' }) } },
      idle: {
        tags: 'rest',
        on: {
          request_mem_region: step('add', { region: 'REQUEST' }),
          'request_mem_region: busy': step('idle', { region: 'REQUEST_BUSY' }),
          kfree: step('off', { container: 'FREE' }),
        },
      },
      add: memremapPages('#my_range_owner.up', '#my_range_owner.remove'),
      up: {
        tags: ['rest', 'registered'],
        on: {
          'remove()':
            fault === 'forgets to unregister'
              ? step('give', { container: 'RETURN' })
              : step('remove', early ? { region: 'RELEASE' } : {}),
        },
      },
      remove: memunmapRange('#my_range_owner.give'),
      give: {
        on: {
          release_mem_region: step('idle', early ? {} : { region: 'RELEASE' }, {
            actions: 'startRanges',
          }),
        },
      },
    },
  });
  return thread<RegisterPorts, RegisterContext>(machine, { actor: 'driver' });
}
