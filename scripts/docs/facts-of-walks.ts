import { row, type FactsSection } from './facts-row.ts';

/** What a device does that walks page tables: hmm_range_fault and the interval notifiers. */
export const factsOfWalks: readonly FactsSection[] = [
  {
    id: 'A11',
    title: 'hmm_range_fault and interval notifiers (mm/hmm.c, mm/mmu_notifier.c)',
    rows: [
      row(
        'H1',
        'each walk begins by asking whether the sequence is current still',
        'it saves a walk that would be begun anew after its end; the sequence is asked under the lock',
      ),
      row('H2', 'an entry is read once, without the page-table lock'),
      row('H3', 'the owner of its pagemap is compared, with no reference of anything'),
      row('H4', 'equal: the pfn is reported; else the page is faulted back to RAM'),
      row(
        'H5',
        'a migration entry is waited for, and the whole walk begins anew',
        'the walk waits in its state; what it began with has become stale by then',
      ),
      row('H6', 'a pfn is good only under the lock of the notifier, while nothing was invalidated'),
      row('N1', 'mmu_interval_read_begin waits for an invalidation in progress'),
      row('N2', 'the reader works', 'it is the walk'),
      row('N3', 'under its lock the reader asks for the sequence again'),
      row('I1', 'invalidate_range_start makes the sequence odd'),
      row('I2', 'each callback sets its sequence and takes its mappings away, under its lock'),
      row('I3', 'the last invalidate_range_end makes the sequence even and wakes readers'),
      row(
        'filter',
        'a callback may ignore a migration that names its own owner',
        'test_hmm and nouveau filter by their own device, drm_gpusvm not at all; the designs whose names end in -filter do it',
      ),
    ],
  },
];
