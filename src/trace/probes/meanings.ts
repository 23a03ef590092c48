/**
 * Where a model event finds what it is about.
 *
 * - `pgmap`, `ref`, `done`: the address of a struct dev_pagemap, of its `ref` or of its `done`
 * - `page`: a struct page, with the pagemap it belongs to
 * - `pfn`: the pagemap that is registered for a page frame
 * - `call`: whatever the entry of the same call was about; returns say nothing else
 * - `type`: the pagemap of that type of memory, when there is only one
 * - `runner`: the task, in whatever call it is
 */
type Subject = 'pgmap' | 'ref' | 'done' | 'page' | 'pfn' | 'call' | 'type' | 'runner';

/** What a field of an event can say. */
export const ROLES = [
  'pgmap',
  'ref',
  'release',
  'done',
  'page',
  'pfn',
  'cached',
  'type',
  'start',
  'end',
  'left',
  'count',
  'order',
  'nr',
  'result',
  'address',
  'length',
] as const;

/** See ROLES. */
export type Role = (typeof ROLES)[number];

/** A model event: what the machines of a slice can do that an event of a log can show. */
export interface Meaning {
  readonly subject: Subject;
  /** Fields without which the event says nothing. */
  readonly needs: readonly Role[];
  readonly may?: readonly Role[];
  /** The meaning whose call this one ends. */
  readonly ends?: string;
  readonly about: string;
}

const meanings = {
  memremap_pages: {
    subject: 'pgmap',
    needs: ['pgmap'],
    may: ['type', 'start', 'end'],
    about: 'the registration of a pagemap begins',
  },
  memremap_pages_ret: {
    subject: 'call',
    needs: [],
    may: ['result'],
    ends: 'memremap_pages',
    about: 'the registration is over; it failed if the result is an error pointer',
  },
  memunmap_pages: {
    subject: 'pgmap',
    needs: ['pgmap'],
    may: ['type', 'start', 'end'],
    about: 'the unregister begins',
  },
  memunmap_pages_ret: {
    subject: 'call',
    needs: [],
    ends: 'memunmap_pages',
    about: 'the unregister is over',
  },
  percpu_ref_kill: {
    subject: 'ref',
    needs: ['ref'],
    may: ['left', 'release'],
    about: 'the reference count is killed',
  },
  percpu_ref_exit: {
    subject: 'ref',
    needs: ['ref'],
    may: ['left', 'release'],
    about: 'the reference count is freed',
  },
  pgmap_ref_released: {
    subject: 'ref',
    needs: ['ref'],
    may: ['left', 'release'],
    about: 'the last reference of the pagemap is dropped, by anyone',
  },
  wait_for_completion: {
    subject: 'done',
    needs: ['done'],
    may: ['left'],
    about: 'the unregister waits for the last reference',
  },
  wait_for_completion_ret: {
    subject: 'call',
    needs: [],
    ends: 'wait_for_completion',
    about: 'the wait is over',
  },
  get_dev_pagemap: {
    subject: 'pfn',
    needs: ['pfn'],
    may: ['cached'],
    about: 'a lookup of the pagemap of a page frame',
  },
  get_dev_pagemap_ret: {
    subject: 'call',
    needs: ['result'],
    ends: 'get_dev_pagemap',
    about: 'what the lookup found; null when nothing is registered or the count is dead',
  },
  zone_device_page_init: {
    subject: 'page',
    needs: ['page', 'pgmap'],
    may: ['left', 'count', 'order'],
    about: 'a free page is handed out',
  },
  free_zone_device: {
    subject: 'page',
    needs: ['page', 'pgmap'],
    may: ['left', 'count', 'order'],
    about: 'the last reference of a page is dropped',
  },
  drv_page_free: {
    subject: 'page',
    needs: ['page', 'pgmap'],
    may: ['left', 'count', 'order'],
    about: 'the driver takes the page back',
  },
  dax_insert: {
    subject: 'type',
    needs: [],
    may: ['pfn'],
    about:
      'a fault maps a page of FS_DAX memory into the process of the task; without its frame, of the only such memory',
  },
  dev_dax_fault_ret: {
    subject: 'type',
    needs: ['result'],
    ends: 'dev_dax_fault',
    about: 'a fault on GENERIC memory is over; with 0x100 in its result it has mapped a page',
  },
  unmap_mapping_range: {
    subject: 'type',
    needs: [],
    may: ['length'],
    about:
      'a file is unmapped from every process; it counts in the call that unbinds a driver: all of GENERIC memory, the length of FS_DAX memory',
  },
  dax_layout_busy_ret: {
    subject: 'type',
    needs: ['result'],
    ends: 'dax_layout_busy',
    about: 'a file of FS_DAX memory is unmapped; the result is a page of it that is still in use',
  },
  dax_break_layout_ret: {
    subject: 'runner',
    needs: [],
    ends: 'dax_break_layout',
    about: 'the wait for the pages of a file that are in use is over',
  },
  dax_break_layout_final_ret: {
    subject: 'runner',
    needs: [],
    ends: 'dax_break_layout_final',
    about: 'the same at the end of an inode, as at umount',
  },
  sched_process_exit: {
    subject: 'runner',
    needs: [],
    about:
      'the task exits, and with it what its process maps, unless its group_dead says that the process lives on',
  },
  umount: {
    subject: 'type',
    needs: [],
    may: ['address'],
    about:
      'a file system is unmounted: nobody maps a file of it; with a null address it had no dax device',
  },
  mmap: {
    subject: 'runner',
    needs: [],
    about: 'the task names a mapping that it has made',
  },
  munmap_begin: {
    subject: 'runner',
    needs: [],
    about: 'the task names the mapping that its next munmap is of',
  },
  munmap: {
    subject: 'runner',
    needs: [],
    about:
      'the task says that it has left a mapping: the one that it has named, or else all of FS_DAX and GENERIC memory',
  },
  bio_release_pages: {
    subject: 'runner',
    needs: [],
    about: 'a block I/O gives back what it has pinned, whatever memory that is',
  },
  try_grab_folio: {
    subject: 'page',
    needs: ['page', 'pgmap'],
    may: ['count'],
    about: 'a page of a process is got or pinned',
  },
  unpin_user_page: {
    subject: 'page',
    needs: [],
    may: ['page', 'pgmap', 'count', 'nr'],
    about: 'pins are given back; without a page, those of the task',
  },
  p2pmem_alloc_mmap: {
    subject: 'type',
    needs: [],
    about: 'a process maps pages of PCI_P2PDMA memory; each takes a reference of the pagemap',
  },
  p2pmem_alloc_mmap_ret: {
    subject: 'type',
    needs: [],
    may: ['result'],
    ends: 'p2pmem_alloc_mmap',
    about: 'the mapping is there, or failed',
  },
  pci_alloc_p2pmem: {
    subject: 'type',
    needs: [],
    about: 'a driver allocates PCI_P2PDMA memory',
  },
  pci_alloc_p2pmem_ret: {
    subject: 'type',
    needs: ['result'],
    ends: 'pci_alloc_p2pmem',
    about: 'its kernel address, by which the pagemap is known, or null',
  },
  pci_free_p2pmem: {
    subject: 'type',
    needs: ['address'],
    about: 'a driver gives such memory back',
  },
  sleep: {
    subject: 'runner',
    needs: [],
    about: 'the task goes to sleep and cannot be woken by a signal',
  },
} as const satisfies Readonly<Record<string, Meaning>>;

/** The name of a meaning, which is the step of the slice that shows it. */
export type Means = keyof typeof meanings;

/** Every meaning by its name. */
export const MEANINGS: Readonly<Record<Means, Meaning>> = meanings;

export function isMeans(name: string): name is Means {
  return Object.hasOwn(MEANINGS, name);
}

/** Meanings whose events are returns of calls. */
export type ReturnMeans = {
  [M in Means]: (typeof meanings)[M] extends { readonly ends: string } ? M : never;
}[Means];

type RoleOfOne<M extends Means> =
  | (typeof meanings)[M]['needs'][number]
  | ((typeof meanings)[M] extends { readonly may: readonly (infer R)[] } ? R : never);

/** Meanings whose events can have a field of this role. */
type MeansWith<R extends Role> = { [M in Means]: R extends RoleOfOne<M> ? M : never }[Means];

/** What every event of these meanings can say. */
export type RoleOf<M extends Means> = {
  [R in Role]: [M] extends [MeansWith<R>] ? R : never;
}[Role];
