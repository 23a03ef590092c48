import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../model/thread.ts';
import type { DaxPorts } from './dax-ports.ts';
import { beginRanged, callsRanged } from './task-ranged.ts';

const step = steps<DaxPorts>();

const machine = setup({ types: threadTypes<DaxPorts>() }).createMachine({
  id: 'slice_task_dax',
  description: 'A task as probes show it, in a slice of memory that is mapped as it is',
  initial: 'elsewhere',
  states: {
    ...callsRanged,
    elsewhere: {
      tags: 'rest',
      on: {
        ...beginRanged,
        dax_insert: step(
          'elsewhere',
          { registration: 'looks registered', use: 'MAP' },
          { source: 'fs/dax.c: dax_insert_entry', facts: 'C6' },
        ),
        'dax_insert (another page)': step('elsewhere', { scope: 'looks one page' }),
        dev_dax_fault_ret: step(
          'elsewhere',
          { registration: 'looks registered', use: 'MAP' },
          { source: 'drivers/dax/device.c: dev_dax_huge_fault', facts: 'C5' },
        ),
        'dev_dax_fault_ret (another page)': step('elsewhere', { scope: 'looks one page' }),
        unmap_mapping_range: step(
          'elsewhere',
          { use: 'UNMAP_ALL' },
          { source: 'drivers/dax/bus.c: kill_dev_dax', facts: 'C5' },
        ),
        unmap_and_kill: step(
          'elsewhere',
          { use: 'UNMAP' },
          { source: 'mm/memory-failure.c: unmap_and_kill', facts: 'C6' },
        ),
        'dax_layout_busy_ret (idle)': step(
          'elsewhere',
          { scope: 'looks a pagemap', use: ['looks not pinned', 'UNMAP_ALL'] },
          { source: 'fs/dax.c: dax_layout_busy_page_range', facts: 'C6' },
        ),
        // Which range of which file is idle is not said: this page may be in it or not.
        'dax_layout_busy_ret (idle, this page)': step(
          'elsewhere',
          { scope: 'looks one page', use: 'IDLE' },
          { source: 'fs/dax.c: dax_layout_busy_page_range', facts: 'C6' },
        ),
        'dax_layout_busy_ret (idle, another page)': step('elsewhere', { scope: 'looks one page' }),
        'dax_layout_busy_ret (busy)': step(
          'elsewhere',
          { scope: 'looks a pagemap', use: 'UNMAP_ALL' },
          { source: 'fs/dax.c: dax_layout_busy_page_range', facts: 'C6' },
        ),
        'dax_layout_busy_ret (busy, this page)': step(
          'elsewhere',
          { scope: 'looks one page', use: ['looks pinned', 'UNMAP_ALL'] },
          { source: 'fs/dax.c: dax_layout_busy_page_range', facts: 'C6' },
        ),
        'sched_process_exit (maps)': step(
          'elsewhere',
          { use: 'UNMAP' },
          { source: 'mm/mmap.c: exit_mmap', facts: 'A10' },
        ),
        'sched_process_exit (maps another page)': step('elsewhere', { scope: 'looks one page' }),
        // Its files are closed with it, unless somebody else has them open.
        'sched_process_exit (pins put)': step(
          'elsewhere',
          { use: ['looks pinned', 'UNPIN'] },
          { source: 'kernel/exit.c: exit_files', facts: 'A11' },
        ),
        'sched_process_exit (pins kept)': step('elsewhere', {}),
        munmap: step(
          'elsewhere',
          { use: 'UNMAP' },
          { source: 'mm/memory.c: zap_pte_range', facts: 'A10' },
        ),
        // What is not freed when its only mapping is gone is had by somebody else: it is pinned.
        munmap_pinned: step(
          'elsewhere',
          { scope: 'looks a pagemap', use: 'KEEP' },
          { source: 'mm/memory.c: zap_pte_range', facts: 'A10 C6' },
        ),
        // Nothing maps a file of a file system that could be unmounted; pins of it may be left.
        umount: step(
          'elsewhere',
          { use: 'UNMAP_ALL' },
          { source: 'fs/namespace.c: do_umount', facts: 'C6' },
        ),
        'umount (of another file system)': step('elsewhere', {}),
        bio_release_pages: step(
          'elsewhere',
          { use: 'UNPIN_ALL' },
          { source: 'block/bio.c: __bio_release_pages', facts: 'A11' },
        ),
        'bio_release_pages (of other memory)': step('elsewhere', {}),
        try_grab_folio: step(
          'elsewhere',
          { use: 'PIN', memmap: 'TOUCH' },
          { source: 'mm/gup.c: try_grab_folio', facts: 'A11' },
        ),
        unpin_user_page: step(
          'elsewhere',
          { use: ['looks pinned', 'UNPIN'], memmap: 'TOUCH' },
          { source: 'mm/gup.c: unpin_user_page', facts: 'A11' },
        ),
        // Of a pagemap only those pins are counted that a lookup announced.
        'unpin_user_page (pinned unseen)': step(
          'elsewhere',
          { scope: 'looks a pagemap', use: 'looks not pinned', memmap: 'TOUCH' },
          { source: 'mm/gup.c: unpin_user_page', facts: 'A11' },
        ),
        free_zone_device: step(
          'elsewhere',
          { scope: 'looks one page', use: ['looks used', 'FREE'], pgmap: 'USE' },
          { source: 'mm/memremap.c: free_zone_device_folio', facts: 'A6' },
        ),
        // Somebody maps the page again before the event of its free comes.
        'free_zone_device (mapped anew)': step(
          'elsewhere',
          { scope: 'looks one page', use: ['looks mapped anew', 'FREE_ONE'], pgmap: 'USE' },
          { source: 'mm/memremap.c: free_zone_device_folio', facts: 'A6' },
        ),
        'free_zone_device (some page)': step(
          'elsewhere',
          { scope: 'looks a pagemap', use: 'FREE_SOME', pgmap: 'USE' },
          { source: 'mm/memremap.c: free_zone_device_folio', facts: 'A6' },
        ),
        'unpin_user_page (removed)': step(
          'elsewhere',
          { registration: 'looks registered', memmap: ['looks absent', 'TOUCH'] },
          { source: 'mm/gup.c: unpin_user_page', facts: 'A11' },
        ),
      },
    },
    'in memremap_pages': {
      ...callsRanged['in memremap_pages'],
      on: {
        ...callsRanged['in memremap_pages'].on,
        'memremap_pages_ret (ok)': step(
          'elsewhere',
          { registration: 'SUCCEED', ranges: 'looks held', memmap: 'ADD' },
          { facts: 'A2 M3' },
        ),
      },
    },
    found: {
      tags: 'silent',
      on: {
        'get_dev_pagemap_ret (found)': step('elsewhere', {}, { facts: 'A4' }),
        'get_dev_pagemap_ret (pinned)': step(
          'elsewhere',
          { use: 'PIN' },
          { source: 'mm/gup.c', facts: 'A11' },
        ),
      },
    },
    drained: {
      on: {
        arch_remove_memory: step(
          'removed',
          {
            registration: 'looks registered',
            use: 'REMOVE',
            memmap: 'REMOVE',
            pgmap: 'REMOVE_MEMMAP',
          },
          { source: 'mm/memremap.c: pageunmap_range', sleeps: true, facts: 'A3 U4.1-U4.4' },
        ),
        // The unwinding of a registration that failed finds no range that it had added.
        'arch_remove_memory (no range)': step(
          'removed',
          { registration: 'looks not registered', pgmap: 'REMOVE_MEMMAP' },
          { source: 'mm/memremap.c: memunmap_pages', facts: 'A2 M4.e' },
        ),
      },
    },
  },
});

/** A task of the log, in the slice of one pagemap or of one page of FS_DAX or GENERIC memory. */
export const taskDax = thread<DaxPorts>(machine, { actor: 'kernel' });
