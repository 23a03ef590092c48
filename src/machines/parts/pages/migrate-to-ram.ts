import { steps } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { copyEngine } from '../../objects/pages/copy-engine.ts';
import type { deviceMemory } from '../../objects/pages/device-memory.ts';
import type { devicePage } from '../../objects/pages/device-page.ts';
import type { Caller } from './migration-caller.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import type { pte } from '../../objects/pages/pte.ts';

/** What a thread that moves a device page to RAM needs. */
export interface MigratePorts {
  page: typeof devicePage;
  /** Every entry that may map the page: what the reverse map finds. */
  mappings: Every<typeof pte>;
  memory: typeof deviceMemory;
  engine: typeof copyEngine;
  copyLock: typeof mutex;
}

const step = steps<MigratePorts>();

/** Where a migration ends, each as `#machine.state`. */
interface Ends<Moved extends string, Again extends string, Failed extends string> {
  readonly moved: Moved;
  /** References were in the way; the page is mapped as before. */
  readonly again: Again;
  /** No RAM, or no data; the page is mapped as before. */
  readonly failed: Failed;
}

/**
 * The migration of one isolated device page to RAM: V6 to V10, and W4 to W6.
 *
 * The walk over the other mappings is one step: until the folio is unlocked nobody can tell a
 * device-private entry from a migration entry, both make a fault wait. A failed check maps back
 * what the walk unmapped; the two are one step for the same reason.
 */
export const migrateToRam = <
  const Moved extends string,
  const Again extends string,
  const Failed extends string,
>(
  of: Caller,
  { moved, again, failed }: Ends<Moved, Again, Failed>,
) => ({
  tags: 'migrating',
  initial: 'unmap',
  meta: { source: 'mm/migrate_device.c' },
  states: {
    unmap: {
      tags: 'comparing',
      on: {
        migrate_device_unmap: step(
          'alloc',
          { page: [`looks ${of.strays}`, 'UNMAP_ALL'], mappings: 'UNMAP' },
          { facts: 'A8 V6, A9 W4' },
        ),
        'migrate_device_unmap: extra references': step(
          again,
          { page: [`looks not ${of.strays}`, of.back], mappings: 'MAP_BACK' },
          { facts: 'A8 V7, A9 W4' },
        ),
      },
    },
    alloc: {
      on: {
        alloc_page: step('lock', {}, { sleeps: true, facts: 'A8 V8' }),
        'alloc_page fails': step(
          failed,
          { page: of.back, mappings: 'MAP_BACK' },
          { mayFail: true, sleeps: true, facts: 'A8 V8' },
        ),
      },
    },
    lock: {
      on: {
        mutex_lock: step('copy', { copyLock: 'LOCK' }, { sleeps: true, facts: 'A8 V8' }),
      },
    },
    copy: {
      on: {
        'copy to RAM': step(
          'pages',
          {
            engine: 'looks running',
            memory: ['looks not lost', 'ACCESS'],
            page: 'TOUCH',
            copyLock: 'UNLOCK',
          },
          { sleeps: true, facts: 'A8 V8, A9 W5' },
        ),
        'copy to RAM fails': step(
          failed,
          { page: of.back, mappings: 'MAP_BACK', copyLock: 'UNLOCK' },
          { mayFail: true, sleeps: true, facts: 'A8 V8, A9 W5' },
        ),
        'copy to RAM fails: engine stopped': step(
          failed,
          { engine: 'looks stopped', page: of.back, mappings: 'MAP_BACK', copyLock: 'UNLOCK' },
          { facts: 'A8 V8, A9 W5' },
        ),
        ...(of.lost === 'SIGBUS'
          ? {
              'copy to RAM fails: data lost': step(
                failed,
                { memory: 'looks lost', page: of.back, mappings: 'MAP_BACK', copyLock: 'UNLOCK' },
                { facts: 'A12 surprise' },
              ),
            }
          : {
              'clear_highpage: data lost': step(
                'pages',
                { memory: 'looks lost', copyLock: 'UNLOCK' },
                { facts: 'A12 surprise' },
              ),
            }),
      },
    },
    pages: {
      tags: 'comparing',
      on: {
        [of.pages]: step('finalize', { page: `looks ${of.expected}` }, { facts: 'A8 V9, A9 W5' }),
        [`${of.pages}: -EAGAIN`]: step(
          again,
          { page: [`looks not ${of.expected}`, of.back], mappings: 'MAP_BACK' },
          { facts: 'A8 V9, A9 W5' },
        ),
      },
    },
    finalize: {
      tags: 'finalizing',
      on: {
        [of.finalize]: step(
          moved,
          { page: of.moved, mappings: 'MAP_RAM' },
          { facts: 'A8 V10, A9 W6' },
        ),
      },
    },
  },
});
