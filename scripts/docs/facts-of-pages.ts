import { row, type FactsSection } from './facts-row.ts';

const OLDER = 'left out of the newest kernel';

/** The life of a device-private page: allocation, free, fault, migration, eviction, page tables. */
export const factsOfPages: readonly FactsSection[] = [
  {
    id: 'A5',
    title: 'Page allocation (mm/memremap.c: zone_device_page_init)',
    rows: [
      row('1', 'the driver has taken a free page; its fields are reset'),
      row('2', 'a plain tryget of the pagemap; a failure only warns'),
      row('3', 'the reference count is set to 1'),
      row('4', 'the page is locked'),
      row('5', 'a compound page is built', 'left out: one page a folio'),
      row(
        'live',
        '6.1 to 6.18: tryget_live in the place of tryget',
        `${OLDER}: the edit cand-4-tryget-live puts it back`,
      ),
    ],
  },
  {
    id: 'A6',
    title: 'Page free (mm/memremap.c: free_zone_device_folio)',
    rows: [
      row('F0', 'the pagemap of the page is read before anything else'),
      row(
        'F1',
        'ops and callback are tested',
        'one step with A6 F0: both are fixed while the page holds its reference of the pagemap',
      ),
      row('F2', 'memory cgroup uncharge', 'left out: memory cgroups are not modelled'),
      row('F3', 'the exclusive mark is cleared', 'left out: it says nothing about lifetime'),
      row(
        'F4',
        'the mapping is cleared',
        'one step with A6 F5: until the callback the page is in nobody else’s hands',
      ),
      row('F5', 'folio_free: the driver may hand the page out again at once'),
      row(
        'F6',
        'up to 6.12: the pagemap is read again from the page',
        `${OLDER}, which reads it once, before the callback (A6 F0)`,
      ),
      row('F7', 'the reference of the pagemap is put, the last thing that happens'),
      row('GENERIC', 'the count is set back to 1, nothing is put'),
      row('FS_DAX', 'waiters for an idle page are woken, nothing is put'),
      row('P2PDMA', 'pool free and put, both in the callback'),
    ],
  },
  {
    id: 'A7',
    title: 'CPU fault on a device-private entry (mm/memory.c: do_swap_page)',
    rows: [
      row('1', 'the page-table lock is taken'),
      row('2', 'the entry is read again'),
      row('2b', 'folio_trylock under the page-table lock; on failure sleep without a reference'),
      row('3', 'a reference of the page is taken'),
      row('4', 'the page-table lock is dropped'),
      row('5', 'migrate_to_ram'),
      row('6', 'the folio is unlocked and put; that may free it'),
      row(
        'spin',
        '6.15 to 6.19: a failed trylock returns and the fault comes back at once',
        `${OLDER}; up to 6.14 there is no trylock at all: the edit 1afaeb8293c9`,
      ),
      row(
        'bare',
        'up to 6.0: migrate_to_ram without a reference',
        `${OLDER}: the edit 16ce101db85d`,
      ),
      row('PMD', 'the same for a huge entry', 'left out: large folios and PMD entries'),
    ],
  },
  {
    id: 'A8',
    title: 'Migration by address (mm/migrate_device.c: migrate_vma_*)',
    rows: [
      row(
        'V1',
        'notifiers are told, with the owner',
        'one step with A8 V2-V5; device mappings of others are not modelled',
      ),
      row('V2', 'an entry is selected under the page-table lock'),
      row('V3', 'get and trylock of its folio'),
      row('V4', 'a migration entry replaces it and takes over its reference'),
      row('V5', 'the TLB is flushed', 'one step with A8 V2-V4: no stale TLB entry is modelled'),
      row('V6', 'other mappings are replaced; references beyond the expected ones fail it'),
      row('V7', 'a failure maps everything back, unlocks and puts'),
      row('V8', 'the driver allocates and locks the destination and copies'),
      row('V9', 'the count must be exactly the expected one, after the copy'),
      row('V10', 'final entries; source and destination are unlocked and put'),
    ],
  },
  {
    id: 'A9',
    title: 'Eviction by pfn (mm/migrate_device.c: migrate_device_range)',
    rows: [
      row('W1', 'get_page_unless_zero; a free page is skipped'),
      row('W2', 'folio_trylock; a locked page is skipped silently'),
      row('W3', 'the size of the folio is read, held or not', 'left out: one page a folio'),
      row('W4', 'other mappings are replaced; extra references skip the page'),
      row('W5', 'the driver copies; the count must be exactly the expected one'),
      row('W6', 'final entries; moved pages are freed'),
      row(
        'return',
        'the caller is told 0 whatever was skipped',
        'it is the absence of a step: eviction goes on after a skipped page as after a moved one',
      ),
      row('coherent', 'a long-term pin moves a page of coherent memory to RAM, as eviction does'),
    ],
  },
  {
    id: 'A10',
    title: 'Page tables',
    rows: [
      row('fork', 'each entry is copied under both locks: a reference and a mapping more'),
      row('munmap', 'an entry is taken out and the folio put under the page-table lock'),
      row(
        'present',
        'coherent memory: the mmu_gather takes the reference, and puts it after lock and TLB flush',
      ),
      row('exit_mmap', 'as munmap for everything; waits for nobody'),
      row(
        'mremap',
        'the entry moves, references stay',
        'left out: virtual page p of every process lives in device page p, so there is nowhere to move to',
      ),
      row(
        'CoW',
        'a write fault of a child',
        'the same steps as A7: do_swap_page migrates whatever the access is',
      ),
      row(
        'reclaim',
        'device-private pages are on no LRU list',
        'it is the absence of a step: only drivers, faults and unmaps free them',
      ),
      row(
        'skipped',
        'KSM, khugepaged, compaction and memory hot-remove leave them alone',
        'it is the absence of a step',
      ),
      row(
        'memory-failure',
        'looks the pagemap up and calls its memory_failure',
        'for the lookup see the pfn walker of the system registration (A4); the handler is for FS_DAX',
      ),
    ],
  },
];
