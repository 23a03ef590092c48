import { migrateToRam } from '../../machines/parts/pages/migrate-to-ram.ts';
import { EVICTOR } from '../../machines/parts/pages/migration-caller.ts';
import { addState, dropState } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';
import { faultWithoutLock } from './fault-without-lock.ts';

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
    ...faultWithoutLock(ports, 'return'),
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
