import { freeTail, type FreePorts } from './free-tail.ts';
import type { MigratePorts } from './migrate-to-ram.ts';
import { steps } from '../../../model/thread.ts';

/** What get_user_pages needs to move a page of coherent memory away. */
interface LongtermPorts extends FreePorts, Omit<MigratePorts, 'engine' | 'copyLock'> {}

const step = steps<LongtermPorts>();

/** The page is mapped as before and its lock dropped. */
const back = { page: 'MAP_BACK_UNLOCK', mappings: 'MAP_BACK' } as const;

/**
 * The state of a `user_thread` in a get_user_pages with FOLL_LONGTERM that has found a page of coherent
 * memory: the kernel moves it to RAM, without the driver, and pins that.
 *
 * Where a driver copies before it asks whether the page can move, this copies after. The pin of the RAM
 * page is no longer about the device, and a failed move ends the call.
 */
export const longtermPin = {
  description: 'No long-term pin may stay on coherent memory; the page is referenced',
  initial: 'lock',
  meta: { source: 'mm/migrate_device.c: migrate_device_coherent_folio', facts: 'A9 coherent, D49' },
  states: {
    lock: {
      on: {
        folio_lock: step('unmap', { page: 'LOCK' }, { sleeps: true, facts: 'A9 coherent, D49' }),
      },
    },
    unmap: {
      on: {
        migrate_device_unmap: step(
          'alloc',
          { page: ['looks referenced at most twice', 'UNMAP_ALL'], mappings: 'UNMAP' },
          { facts: 'A8 V6' },
        ),
        'migrate_device_unmap: extra references': step(
          'put',
          { ...back, page: ['looks not referenced at most twice', 'MAP_BACK_UNLOCK'] },
          { facts: 'A8 V7' },
        ),
      },
    },
    alloc: {
      on: {
        alloc_page: step('pages', {}, { sleeps: true, facts: 'A8 V8' }),
        'alloc_page fails': step('put', back, { mayFail: true, sleeps: true, facts: 'A8 V8' }),
      },
    },
    pages: {
      on: {
        migrate_device_pages: step('copy', { page: 'looks referenced once' }, { facts: 'A8 V9' }),
        'migrate_device_pages: -EAGAIN': step(
          'put',
          { ...back, page: ['looks not referenced once', 'MAP_BACK_UNLOCK'] },
          { facts: 'A8 V9' },
        ),
      },
    },
    copy: {
      on: {
        folio_copy: step(
          'finalize',
          { page: 'TOUCH', memory: 'ACCESS' },
          { sleeps: true, facts: 'A9 coherent, D49' },
        ),
      },
    },
    finalize: {
      on: {
        migrate_device_finalize: step(
          'put',
          { page: 'MOVED_UNLOCK', mappings: 'MAP_RAM' },
          { facts: 'A8 V10' },
        ),
      },
    },
    put: {
      on: {
        folio_put: step('return', { page: 'PUT' }, { facts: 'A8 V10' }),
        'folio_put (last)': step('free', { page: 'PUT_LAST' }, { facts: 'A8 V10' }),
      },
    },
    free: freeTail('#user_thread.longterm.return'),
    return: { always: { target: '#user_thread.user.idle', actions: 'forget' } },
  },
} as const;
