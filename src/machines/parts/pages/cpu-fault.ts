import { steps } from '../../../model/thread.ts';
import type { deviceFile } from '../../objects/drivers/device-file.ts';
import { freeTail, type FreePorts } from './free-tail.ts';
import { migrateToRam, type MigratePorts } from './migrate-to-ram.ts';
import { FAULT } from './migration-caller.ts';
import type { pagemap } from '../../objects/pagemap/pagemap.ts';
import type { pte } from '../../objects/pages/pte.ts';

/** What a fault on a device-private entry needs. */
export interface FaultPorts extends FreePorts, MigratePorts {
  /** The entry of this process for the page at hand. */
  pte: typeof pte;
  pgmap: typeof pagemap;
  file: typeof deviceFile;
}

const step = steps<FaultPorts>();

/**
 * The state of a `user_thread` that do_swap_page has put into migrate_to_ram.
 *
 * Whether the access has to be executed again is kept through the unlock and the put.
 */
export const cpuFault = {
  tags: 'faulting',
  description: 'The page is referenced and locked, the page-table lock is dropped',
  initial: 'callback',
  meta: { source: 'mm/memory.c: do_swap_page', facts: 'A7' },
  states: {
    callback: {
      on: {
        migrate_to_ram: step(
          'collect',
          { page: 'TOUCH', pgmap: 'USE', module: 'CALL', file: 'USE' },
          { sleeps: true, facts: 'A7 5' },
        ),
      },
    },
    collect: {
      meta: { source: 'mm/migrate_device.c: migrate_vma_collect_pmd' },
      on: {
        migrate_vma_setup: step(
          'migrate',
          { pte: ['looks device private', 'COLLECT'], page: 'COLLECT' },
          { sleeps: true, facts: 'A8 V1-V5' },
        ),
        'migrate_vma_setup: nothing to migrate': step(
          'unlock',
          { pte: 'looks not device private' },
          { sleeps: true, facts: 'A8 V2' },
        ),
      },
    },
    migrate: migrateToRam(FAULT, {
      moved: '#user_thread.fault.unlock',
      again: '#user_thread.fault.again',
      failed: '#user_thread.fault.unlock',
    }),
    again: { entry: 'retry', always: 'unlock' },
    unlock: { on: { folio_unlock: step('put', { page: 'UNLOCK' }, { facts: 'A7 6' }) } },
    put: {
      tags: 'putting',
      on: {
        folio_put: step('return', { page: 'PUT' }, { facts: 'A7 6' }),
        'folio_put (last)': step('free', { page: 'PUT_LAST' }, { facts: 'A7 6' }),
      },
    },
    free: freeTail('#user_thread.fault.return'),
    return: {
      always: [
        { guard: 'again', target: '#user_thread.user.refault', actions: 'clear' },
        { target: '#user_thread.user.idle', actions: 'forget' },
      ],
    },
  },
} as const;
