import { entryAndReturn } from './entry-and-return.ts';
import type { Probe } from './probe.ts';

/** The words of struct migrate_vma that tell how far a migration has come. */
const MIGRATE_VMA = {
  args: '%di:x64',
  start: '{migrate_vma.start}(%di):x64',
  end: '{migrate_vma.end}(%di):x64',
  npages: '{migrate_vma.npages}(%di):u64',
  cpages: '{migrate_vma.cpages}(%di):u64',
} as const;

const FAULT = { addr: '{vm_fault.address}(%di):x64' } as const;
const FAULT_RESULT = { ret: '$retval:x32' } as const;

/** Faults on device pages and their migrations, for PRIVATE and COHERENT memory (mm/migrate_device.c, mm/memory.c). */
export const migrationProbes: readonly Probe[] = [
  ...entryAndReturn({
    event: 'do_swap_page',
    on: 'do_swap_page',
    fetch: FAULT,
    returns: FAULT_RESULT,
    about: 'a CPU faults on an entry that is no present page',
  }),
  ...entryAndReturn({
    event: 'migrate_vma_setup',
    on: 'migrate_vma_setup',
    fetch: MIGRATE_VMA,
    about: 'a migration by address begins: pages are collected and unmapped',
  }),
  ...entryAndReturn({
    event: 'migrate_vma_pages',
    on: 'migrate_vma_pages',
    fetch: MIGRATE_VMA,
    about: 'a migration by address moves what it could collect',
  }),
  ...entryAndReturn({
    event: 'migrate_vma_finalize',
    on: 'migrate_vma_finalize',
    fetch: MIGRATE_VMA,
    about: 'a migration by address restores the page tables and frees the old pages',
  }),
  ...entryAndReturn({
    event: 'migrate_device_range',
    on: 'migrate_device_range',
    params: ['src_pfns', 'start', 'npages'],
    fetch: { start: '%si:x64', npages: '%dx:u64' },
    about: 'an eviction by page frame begins',
  }),
  ...entryAndReturn({
    event: 'migrate_device_pages',
    on: 'migrate_device_pages',
    params: ['src_pfns', 'dst_pfns', 'npages'],
    fetch: { npages: '%dx:u64' },
    about: 'an eviction moves what it could collect',
  }),
  ...entryAndReturn({
    event: 'migrate_device_finalize',
    on: 'migrate_device_finalize',
    params: ['src_pfns', 'dst_pfns', 'npages'],
    fetch: { npages: '%dx:u64' },
    about: 'an eviction restores the page tables and frees the old pages',
  }),
  ...entryAndReturn({
    event: 'hmm_range_fault',
    on: 'hmm_range_fault',
    returns: { ret: '$retval:s32' },
    about: 'a driver looks up pages for its device, with faults where it must',
  }),
  ...entryAndReturn({
    event: 'softleaf_wait',
    on: 'softleaf_entry_wait_on_locked',
    fetch: { entry: '%di:x64' },
    returns: {},
    about: 'a fault sleeps until another one has unlocked the page',
  }),
  ...entryAndReturn({
    event: 'migration_entry_wait',
    on: 'migration_entry_wait',
    about: 'a fault waits for a migration of the page',
  }),
  ...entryAndReturn({
    event: 'migrate_device_pfns',
    on: 'migrate_device_pfns',
    params: ['src_pfns', 'npages'],
    fetch: { npages: '%si:u64' },
    about: 'an eviction of listed page frames begins',
  }),
  ...entryAndReturn({
    event: 'pmd_device_private',
    on: 'do_huge_pmd_device_private',
    fetch: FAULT,
    returns: FAULT_RESULT,
    about: 'a CPU faults on a large device-private page',
  }),
];
