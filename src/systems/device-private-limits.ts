/** What a reader of a verdict on device-private memory must know is left out. */
export const devicePrivateLimits = [
  'large folios and PMD entries, memory cgroups, KSM, runtime power management, device links',
  'hmm_range_fault, mmu notifiers and owners: device writes end before a page is isolated',
  'virtual page p of every process lives in device page p; RAM pages are not shared after fork',
  'mremap moves an entry and changes no reference; a RAM page is migrated to the device without a check of its references',
  'a process is forked at most once, from the process before it',
  'one thread a process by default: two faults or migrations of one process exclude each other',
  'registration and lookups: the systems percpu-ref and registration have them',
  'eviction isolates one page at a time, and one thread at a time evicts',
];
