/** What a reader of a verdict on a dax device must know is left out. */
export const deviceDaxLimits = [
  'the page of an entry is put in the step that takes the entry away; the kernel puts it after the flush: cand-munmap-overtaken puts that in',
  'before 6.15 a mapping held no reference of its page; nothing waits for either',
  'a device is bound and unbound once: what a stale pin does to the struct pages of the next driver',
  'lockless get_user_pages_fast: a pin is one step with its look at the entry',
  'the transient pagemap references that GUP took up to 6.12: they are the walker of the system registration',
  'PMD and PUD entries, more than one range, dax_region_rwsem and device_lock, hmem and kmem',
  'fsdev, the device of 2026 with pages of the type FS_DAX',
  'memory_failure, and a holder: a dax device has none',
];
