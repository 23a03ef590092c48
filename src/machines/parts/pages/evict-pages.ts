import { steps } from '../../../model/thread.ts';
import { freeTail, type FreePorts } from './free-tail.ts';
import { migrateToRam, type MigratePorts } from './migrate-to-ram.ts';
import { EVICTOR } from './migration-caller.ts';

/** What a thread that evicts by pfn needs. */
export interface EvictPorts extends FreePorts, MigratePorts {}

const step = steps<EvictPorts>();

/**
 * One pass of eviction by pfn: migrate_device_range, one page after the other.
 *
 * Whatever cannot be moved at this moment is skipped, and the caller is not told. The kernel isolates
 * a whole range before it moves the first page of it; pages meet only in the pagemap's count, so a
 * range of one page at a time shows the same.
 *
 * The thread's setup has the guard `last page` and the action `next page`.
 *
 * @param self this state as `#machine.state`
 * @param then where it goes on after the last page
 */
export const evictPages = <const S extends string, const T extends string>(self: S, then: T) =>
  ({
    initial: 'get',
    description: 'migrate_device_range over all pages',
    meta: { source: 'mm/migrate_device.c: migrate_device_range', facts: 'A9' },
    states: {
      get: {
        on: {
          get_page_unless_zero: step('lock', { page: 'GET_UNLESS_ZERO' }, { facts: 'A9 W1' }),
          'get_page_unless_zero: page is free': step(
            'next',
            { page: 'GET_IS_ZERO' },
            { facts: 'A9 W1' },
          ),
        },
      },
      lock: {
        tags: 'isolating',
        on: {
          folio_trylock: step('migrate', { page: 'TRYLOCK' }, { facts: 'A9 W2' }),
          'folio_trylock: busy': step('put', { page: 'TRYLOCK_BUSY' }, { facts: 'A9 W2' }),
        },
      },
      migrate: migrateToRam(EVICTOR, {
        moved: `${self}.put`,
        again: `${self}.put`,
        failed: `${self}.put`,
      }),
      put: {
        on: {
          folio_put: step('next', { page: 'PUT' }, { facts: 'A9 W2 W6' }),
          'folio_put (last)': step('free', { page: 'PUT_LAST' }, { facts: 'A9 W6' }),
        },
      },
      free: freeTail(`${self}.next`),
      next: {
        always: [
          { guard: 'last page', target: then },
          { target: 'get', actions: 'next page' },
        ],
      },
    },
  }) as const;
