import { row, type FactsSection } from './facts-row.ts';

/** The reference count of a pagemap, registration, unregistration, lookup. */
export const factsOfRegistration: readonly FactsSection[] = [
  {
    id: 'A1',
    title: 'percpu_ref (lib/percpu-refcount.c)',
    rows: [
      row('REF-init', 'a live reference count in per-CPU mode with its initial reference'),
      row('REF-get', 'get: one more, in the counter that the mode word names'),
      row('REF-tryget', 'tryget: refused only in atomic mode at zero; no test for live'),
      row('REF-tryget_live', 'tryget_live: refused once DEAD is read'),
      row('REF-put', 'put: the one that reaches zero in atomic mode calls release where it stands'),
      row('REF-kill.1', 'kill: DEAD is set, the counters are still per CPU'),
      row(
        'REF-kill.2',
        'kill: ATOMIC is set, the switch takes a reference, its callback is queued',
      ),
      row('REF-kill.3', 'kill: the initial reference is put'),
      row('REF-sw.1', 'switch, after a grace period: the per-CPU counters are summed'),
      row('REF-sw.2', 'switch: the sum goes into the atomic count, BIAS goes out'),
      row('REF-sw.3', 'switch: confirm callback, waiters, the per-CPU counters are freed'),
      row('REF-sw.4', 'switch: its reference is put, which may be the last'),
      row('REF-exit', 'exit: counters and data are freed, the mode word keeps DEAD'),
      row(
        'REF-reinit',
        'reinit and resurrect: back to a live reference count',
        'left out: a pagemap never does it; a second registration of one struct is a new REF-init, which the system registration has',
      ),
    ],
  },
  {
    id: 'A2',
    title: 'Registration (mm/memremap.c: memremap_pages)',
    rows: [
      row(
        'M0',
        'the arguments are validated',
        'left out: it touches nothing shared, and a refused call registers nothing',
      ),
      row('M1', 'completion and reference count are initialised'),
      row(
        'M1b',
        'up to 6.12, FS_DAX: a static branch is switched on',
        'left out: not in the newest kernel; every put of FS_DAX memory is noticed',
      ),
      row('M2', 'nr_range is set to 0 and counts the ranges that are complete'),
      row(
        'M3.1',
        'the altmap may only be for the first range',
        'left out: an argument check; the model registers one range without an altmap',
      ),
      row('M3.2', 'conflict test: look both end pfns up; only live pagemaps are seen'),
      row('M3.3', 'the range may not intersect System RAM'),
      row('M3.4', 'the pagemap is published for lookups, before its struct pages exist'),
      row('M3.5', 'the pfn range is tracked for its caching attributes'),
      row('M3.6', 'the range is tested against what can be mapped'),
      row('M3.7', 'mem_hotplug_begin: cpus and memory hotplug are locked'),
      row('M3.8', 'struct pages are added, with or without a direct map'),
      row('M3.9', 'the pfns move into their zone; hotplug is unlocked'),
      row('M3.10', 'each struct page gets its pagemap and its first reference count'),
      row('M3.11', 'types with page-wise bias take one reference of the pagemap a page'),
      row('M3.e', 'an error in a range unwinds it, the published entry with a grace period'),
      row('M4', 'success'),
      row('M4.e', 'an error runs all of memunmap_pages for the ranges that are complete'),
      row('devm_memremap_pages', 'the managed form: registers and lists an action for unbind'),
      row('devm_memunmap_pages', 'takes the action off the list and runs it'),
    ],
  },
  {
    id: 'A3',
    title: 'Unregistration (mm/memremap.c: memunmap_pages)',
    rows: [
      row('U1', 'the reference count is killed'),
      row('U2', 'types with page-wise bias put it back in bulk'),
      row('U3', 'waits for the last reference, uninterruptibly and without a timeout'),
      row('U4.1', 'mem_hotplug_begin'),
      row('U4.2', 'the pfns leave their zone'),
      row('U4.3', 'the struct pages are removed'),
      row('U4.4', 'hotplug is unlocked, the pfn range is untracked'),
      row('U4.5', 'the lookup is emptied, then a grace period for its readers'),
      row('U5', 'percpu_ref_exit'),
      row('U6', 'returns: the struct belongs to its owner again'),
    ],
  },
  {
    id: 'A4',
    title: 'Lookup (mm/memremap.c: get_dev_pagemap)',
    rows: [
      row('GET', 'in a read section: load the entry, take a reference if it is live'),
      row('PUT', 'put the reference of the lookup; the last one completes the wait'),
      row(
        'hint',
        'up to 6.12: a pagemap held already may be passed in and is returned when it fits',
        'left out: not in the newest kernel',
      ),
    ],
  },
];
