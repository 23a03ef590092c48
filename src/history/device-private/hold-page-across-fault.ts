import { migrateToRam } from '../../machines/parts/migrate-to-ram.ts';
import { EVICTOR } from '../../machines/parts/migration-caller.ts';
import { addState, addStep, dropState, dropStep, replaceStep } from '../../model/change.ts';
import { edit } from '../../model/edit.ts';

const fault = 'user_thread';
const ports = { process: 'looks running', forks: 'looks not copying', pte: 'looks device private' };

/** Told on the fault path of today, with neither the reference nor the lock that later fixes took. */
export const holdPageAcrossFault = edit({
  id: '16ce101db85d',
  title: 'mm/memory.c: fix race when faulting a device private page',
  facts: 'D7',
  evidence: 'read',
  since: '6.1',
  kind: 'revert',
  story:
    'A fault read the device-private entry, dropped the page-table lock and called migrate_to_ram through page->pgmap->ops with no reference. Another thread freed the page, by moving it to RAM as in the report of the fix, or by unmapping it as in the shortest run shown; the driver unregistered the pagemap, and the fault used what was gone.',
  changes: [
    replaceStep(
      fault,
      'user.idle',
      'do_swap_page',
      { target: '#user_thread.fault', ports: { page: 'FAULT_GET' } },
      { target: '#user_thread.fault', actions: 'pick', meta: { ports, picks: ['page'] } },
    ),
    replaceStep(
      fault,
      'user.refault',
      'do_swap_page',
      { target: '#user_thread.fault', ports: { page: 'FAULT_GET' } },
      { target: '#user_thread.fault', meta: { ports } },
    ),
    dropStep(fault, 'user.idle', 'do_swap_page: folio is locked'),
    dropStep(fault, 'user.refault', 'do_swap_page: folio is locked'),
    replaceStep(
      fault,
      'fault.collect',
      'migrate_vma_setup',
      { target: 'migrate', ports: { page: 'COLLECT' } },
      {
        target: 'migrate',
        meta: {
          ports: { pte: ['looks device private', 'COLLECT'], page: 'LOCK_COLLECT' },
          sleeps: true,
          facts: 'A8 V3 V4',
        },
      },
    ),
    addStep(fault, 'fault.collect', 'migrate_vma_setup: folio is locked', {
      target: 'retry',
      meta: { ports: { pte: 'looks device private', page: 'COLLECT_BUSY' }, sleeps: true },
    }),
    replaceStep(
      fault,
      'fault.collect',
      'migrate_vma_setup: nothing to migrate',
      { target: 'unlock', ports: { pte: 'looks not device private' } },
      { target: 'return', meta: { ports: { pte: 'looks not device private' }, sleeps: true } },
    ),
    addState(fault, 'fault.retry', { entry: 'retry', always: 'return' }),
    dropState(fault, 'fault.migrate'),
    addState(
      fault,
      'fault.migrate',
      migrateToRam(
        {
          ...EVICTOR,
          pages: 'migrate_vma_pages',
          finalize: 'migrate_vma_finalize',
          lost: 'SIGBUS',
        },
        {
          moved: '#user_thread.fault.put',
          again: '#user_thread.fault.again',
          failed: '#user_thread.fault.put',
        },
      ),
    ),
    dropState(fault, 'fault.unlock'),
    dropState(fault, 'fault.again'),
    addState(fault, 'fault.again', { entry: 'retry', always: 'put' }),
  ],
  expect: {
    rule: 'page-not-used-after-remove',
    class: 'use after free',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'thread0: do_swap_page',
      'process0: zap_nonpresent_ptes (last)',
      'driver: wait_for_completion',
      'driver: remove_pfn_range_from_zone, __remove_pages',
      'thread0: migrate_to_ram',
    ],
    also: {
      'pagemap-not-used-after-remove': 'the same call reads ops of the removed pagemap',
      'module-not-called-after-unload': 'the callback itself is gone with its module',
    },
  },
});
