import { steps } from '../../../model/thread.ts';
import type { copyEngine } from '../../objects/pages/copy-engine.ts';
import type { deviceMemory } from '../../objects/pages/device-memory.ts';
import type { drmDevice } from '../../objects/drivers/drm-device.ts';
import { freeTail, type FreePorts } from './free-tail.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import type { pagemap } from '../../objects/pagemap/pagemap.ts';
import type { pte } from '../../objects/pages/pte.ts';

/** What a migration to the device needs. */
export interface ToDevicePorts extends FreePorts {
  /** The entry of this process for the page at hand. */
  pte: typeof pte;
  pgmap: typeof pagemap;
  drm: typeof drmDevice;
  memory: typeof deviceMemory;
  engine: typeof copyEngine;
  copyLock: typeof mutex;
}

const step = steps<ToDevicePorts>();

/** The state of a `user_thread` in the ioctl that moves a page to the device. */
export const migrateToDevice = {
  description: 'In a drm_dev_enter section; the entry is isolated',
  initial: 'allocate',
  meta: { source: 'lib/test_hmm.c: dmirror_migrate_to_device', facts: 'A8' },
  states: {
    allocate: {
      on: {
        'take a free page': step(
          'reference',
          { page: 'ALLOC', data: 'TOUCH', module: 'CALL' },
          { facts: 'A5 1' },
        ),
        'the allocation fails': step(
          'exit',
          { pte: 'RESTORE_RAM' },
          { mayFail: true, facts: 'A8 V7 V8' },
        ),
        'no free page': step('exit', { page: 'NO_PAGE', pte: 'RESTORE_RAM' }, { facts: 'A8 V7' }),
      },
    },
    reference: {
      meta: { source: 'mm/memremap.c: zone_device_page_init', facts: 'A5' },
      on: {
        percpu_ref_tryget_many: step('init', { ref: 'TRYGET' }, { facts: 'A5 2' }),
        'percpu_ref_tryget_many fails': step('init', { ref: 'TRYGET_FAILS' }, { facts: 'A5 2' }),
      },
    },
    init: {
      meta: { source: 'mm/memremap.c: zone_device_page_init', facts: 'A5' },
      on: {
        set_page_count: step('lock', { page: 'INIT', pgmap: 'PAGE_INIT' }, { facts: 'A5 3' }),
      },
    },
    lock: {
      description:
        'The count is 1 and the lock is free: a pfn walker may get and lock the page first',
      meta: { source: 'mm/memremap.c: zone_device_page_init', facts: 'A5' },
      on: { lock_page: step('copy', { page: 'LOCK' }, { sleeps: true, facts: 'A5 4' }) },
    },
    copy: {
      on: {
        'copy to device': step(
          'finalize',
          {
            copyLock: 'looks unlocked',
            engine: 'looks running',
            memory: ['looks not lost', 'ACCESS'],
            page: 'WRITE',
          },
          { sleeps: true, facts: 'A8 V8' },
        ),
        'copy to device fails': step(
          'put',
          { copyLock: 'looks unlocked', pte: 'RESTORE_RAM', page: 'UNLOCK' },
          { mayFail: true, sleeps: true, facts: 'A8 V8' },
        ),
        'copy to device fails: engine stopped': step(
          'put',
          { engine: 'looks stopped', pte: 'RESTORE_RAM', page: 'UNLOCK' },
          { facts: 'A8 V8' },
        ),
        'copy to device fails: memory lost': step(
          'put',
          { memory: 'looks lost', pte: 'RESTORE_RAM', page: 'UNLOCK' },
          { facts: 'A12 surprise' },
        ),
      },
    },
    finalize: {
      on: {
        migrate_vma_finalize: step(
          'put',
          { pte: ['looks migrating from ram', 'MAP_DEVICE'], page: 'MAP_UNLOCK' },
          { facts: 'A8 V10' },
        ),
        'migrate_vma_finalize: entry is gone': step(
          'put',
          { pte: 'looks not migrating from ram', page: 'UNLOCK' },
          { facts: 'A8 V10' },
        ),
      },
    },
    put: {
      tags: 'putting',
      on: {
        folio_put: step('exit', { page: 'PUT' }, { facts: 'A8 V10' }),
        'folio_put (last)': step('free', { page: 'PUT_LAST' }, { facts: 'A8 V10' }),
      },
    },
    free: freeTail('#user_thread.migrate.exit'),
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
