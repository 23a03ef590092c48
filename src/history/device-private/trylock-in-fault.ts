import { migrateToRam } from '../../machines/parts/pages/migrate-to-ram.ts';
import { FAULT } from '../../machines/parts/pages/migration-caller.ts';
import { addState, dropState } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';
import { faultWithoutLock } from './fault-without-lock.ts';

const fault = 'user_thread';
const ports = {
  process: 'looks running',
  forks: 'looks not copying',
  pte: 'looks device private',
  page: 'GET_UNLESS_ZERO',
};

/** The fault takes a reference and no lock; the collection takes the lock, as for any other page. */
export const trylockInFault = edit({
  id: '1afaeb8293c9',
  title: 'mm/migrate: Trylock device page in do_swap_page',
  facts: 'D17',
  evidence: 'read',
  since: '6.15',
  kind: 'revert',
  story:
    'Each of several threads that faulted on one device page took a reference before it called migrate_to_ram. Each found the references of the others, gave up, put its own and faulted again; whoever got on met a new reference. Nobody moved the page.',
  changes: [
    ...faultWithoutLock(ports, 'put.page'),
    dropState(fault, 'fault.migrate'),
    addState(
      fault,
      'fault.migrate',
      migrateToRam(
        { ...FAULT, back: 'MAP_BACK_UNLOCK', moved: 'MOVED_UNLOCK' },
        {
          moved: '#user_thread.fault.put.migrated',
          again: '#user_thread.fault.again',
          failed: '#user_thread.fault.put.migrated',
        },
      ),
    ),
    dropState(fault, 'fault.again'),
    addState(fault, 'fault.again', { entry: 'retry', always: 'put.migrated' }),
    dropState(fault, 'fault.unlock'),
    dropState(fault, 'fault.put'),
    addState(fault, 'fault.put', {
      initial: 'migrated',
      states: {
        migrated: {
          meta: { source: 'mm/migrate_device.c: migrate_vma_finalize' },
          on: { folio_put: { target: 'page', meta: { ports: { page: 'PUT' } } } },
        },
        page: {
          on: {
            put_page: { target: '#user_thread.fault.return', meta: { ports: { page: 'PUT' } } },
            'put_page (last)': {
              target: '#user_thread.fault.free',
              meta: { ports: { page: 'PUT_LAST' } },
            },
          },
        },
      },
    }),
  ],
  expect: {
    rule: 'fault-finishes',
    class: 'livelock',
    system: 'device-private',
    sizes: { pages: 1, processes: 2 },
    interleaving: ['thread0: do_swap_page', 'thread0: migrate_vma_pages: -EAGAIN'],
  },
});
