/** What a reader of a verdict on device-private memory must know is left out. */
export const devicePrivateLimits = [
  'large folios and PMD entries, memory cgroups, KSM, runtime power management, device links',
  'device writes end before a page is isolated; hmm_range_fault, interval notifiers and owners are the system owners',
  'virtual page p of every process lives in device page p; RAM pages are not shared after fork',
  'unregistering finishes for a driver that kills only when each page is free; the long wait is its eviction, which can end and need not: eviction-can-end',
  'a fault moves its own page only; drivers that move a range try the locks of other folios as well',
  'lock order knows device_lock, the copy lock and the page-table lock while a page is freed under it; the folio lock and mmap_lock are not ordered',
  'zone_device_data: a walker that gets a page between set_page_count and lock_page may read a stale one',
  'the reference of the pagemap that the driver holds for itself until it unregisters is artificial: it gives the duty to drop one something to drop',
  'mmget_not_zero of an evictor that fails while its process exits (CAND-15), mappings of a temporary exec stack that a migration skips, the work of lru_add_drain_all on every CPU (D18)',
  'mremap is left out: it moves an entry and changes no reference; a RAM page is migrated to the device without a check of its references',
  'a process is forked at most once, from the process before it',
  'one thread a process by default: two faults or migrations of one process exclude each other',
  'registration and lookups: the systems percpu-ref and registration have them',
  'eviction isolates one page at a time, and one thread at a time evicts',
];
