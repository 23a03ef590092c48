import { steps } from '../../../model/thread.ts';
import { freeTail, type FreePorts } from './free-tail.ts';
import { migrateToRam, type MigratePorts } from './migrate-to-ram.ts';
import { EVICTOR } from './migration-caller.ts';
import type { drmDevice } from '../../objects/drivers/drm-device.ts';

/** What a migration of one's own page back to RAM needs. */
interface BackPorts extends FreePorts, MigratePorts {
  drm: typeof drmDevice;
}

const step = steps<BackPorts>();

/**
 * The state of a `user_thread` in the ioctl that moves a page of coherent memory back to RAM. It
 * stands where device-private memory has the fault; nothing obliges a process to ask for it.
 *
 * What cannot be moved stays where it is, and the ioctl tells how many pages it has moved.
 */
export const migrateBack = {
  description: 'In a drm_dev_enter section; the page is isolated and locked',
  initial: 'migrate',
  meta: { source: 'lib/test_hmm.c: dmirror_migrate_to_system', facts: 'A8' },
  states: {
    migrate: migrateToRam(
      { ...EVICTOR, pages: 'migrate_vma_pages', finalize: 'migrate_vma_finalize' },
      {
        moved: '#user_thread.back.put',
        again: '#user_thread.back.put',
        failed: '#user_thread.back.put',
      },
    ),
    put: {
      on: {
        folio_put: step('exit', { page: 'PUT' }, { facts: 'A8 V10' }),
        'folio_put (last)': step('free', { page: 'PUT_LAST' }, { facts: 'A8 V10' }),
      },
    },
    free: freeTail('#user_thread.back.exit'),
    exit: {
      on: {
        drm_dev_exit: step(
          '#user_thread.user.idle',
          { drm: 'EXIT' },
          { actions: 'forget', facts: 'A12' },
        ),
      },
    },
  },
} as const;
