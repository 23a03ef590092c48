/** What a walk pays for one device-private entry; an entry of RAM that is present pays none of it. */
export interface WalkCost {
  /** How the walk learns whether the page may be mapped; the loop of `bench/owner-walk.c` of this name. */
  readonly id: string;
  /** Numbers of the designs in the facts sheet (E2). */
  readonly designs: readonly string[];
  /** Loads of shared memory, each of which needs the one before. */
  readonly loads: number;
  readonly locks: number;
  /** References that are taken or put. */
  readonly references: number;
  readonly indirectCalls: number;
  /** What is loaded, and what must be true for it to be safe. */
  readonly how: string;
}

/**
 * What walks pay, declared from the code of 7.3 and, for what 7.3 has not, from what it would have to load. A
 * test holds loads, references and calls against what the loops of the benchmark count.
 */
export const walkCosts: readonly WalkCost[] = [
  {
    id: 'owner word',
    designs: ['O1', 'O2', "O2'", 'O7', 'O8'],
    loads: 3,
    locks: 0,
    references: 0,
    indirectCalls: 0,
    how: 'entry, pagemap of the page, owner: mm/hmm.c: hmm_vma_handle_pte (A11 H3)',
  },
  {
    id: 'integer',
    designs: ['O3'],
    loads: 3,
    locks: 0,
    references: 0,
    indirectCalls: 0,
    how: 'entry, pagemap of the page, number',
  },
  {
    id: 'callback in RCU',
    designs: ['O4', 'O5'],
    loads: 5,
    locks: 0,
    references: 0,
    indirectCalls: 1,
    how: 'entry, pagemap, ops, function, state of the interconnect; it may not sleep',
  },
  {
    id: 'callback with a reference',
    designs: ['O4', 'O5'],
    loads: 6,
    locks: 0,
    references: 2,
    indirectCalls: 1,
    how: 'the mode word of the reference count beside these; tryget and put of the pagemap',
  },
  {
    id: 'check after',
    designs: ['O6'],
    loads: 3,
    locks: 0,
    references: 0,
    indirectCalls: 0,
    how: 'entry in the walk; pagemap and state of the interconnect where device_map is called anyway, under the lock of the notifier. As long as hmm_range_fault compares owners, every pagemap has one and the loads of an owner word come to these',
  },
  {
    id: 'walk twice',
    designs: ['O6'],
    loads: 6,
    locks: 0,
    references: 0,
    indirectCalls: 0,
    how: 'hmm_range_fault done again: every entry pays twice, entries of RAM too',
  },
];

/** What a change of the interconnects costs a design. */
export interface ChangeCost {
  readonly designs: readonly string[];
  readonly change: 'joins' | 'is split off';
  /** Pages that are invalidated: none, or each that is in use of the device that changes. */
  readonly pages: 'none' | 'each in use';
  /** Stores to shared words, for each pagemap of the device. */
  readonly stores: number;
  /** Grace periods of RCU that somebody waits for, for each pagemap. */
  readonly gracePeriods: number;
  readonly how: string;
}

/**
 * What changes cost, declared. 7.3 has no primitive that takes a mapping of private pages back: where pages
 * are invalidated each of them is migrated to RAM.
 */
export const changeCosts: readonly ChangeCost[] = [
  {
    designs: ['O1', 'O8'],
    change: 'joins',
    pages: 'none',
    stores: 0,
    gracePeriods: 0,
    how: 'it is not noticed: what comes late is reached through RAM for ever',
  },
  {
    designs: ['O1', 'O8'],
    change: 'is split off',
    pages: 'none',
    stores: 0,
    gracePeriods: 0,
    how: 'it is not noticed: who had the owner goes on to match',
  },
  {
    designs: ['O2', "O2'", 'O3'],
    change: 'joins',
    pages: 'none',
    stores: 1,
    gracePeriods: 0,
    how: 'pgmap->owner; where groups merge, that of each pagemap and of each VM in one of them',
  },
  {
    designs: ['O2', "O2'", 'O3'],
    change: 'is split off',
    pages: 'each in use',
    stores: 1,
    gracePeriods: 0,
    how: 'pgmap->owner, then what walks have returned before is taken back by migration',
  },
  {
    designs: ['O4', 'O5', 'O6'],
    change: 'joins',
    pages: 'none',
    stores: 1,
    gracePeriods: 0,
    how: 'the state of the interconnect that is asked for',
  },
  {
    designs: ['O4', 'O5', 'O6'],
    change: 'is split off',
    pages: 'each in use',
    stores: 1,
    gracePeriods: 0,
    how: 'the state that says no, then what was mapped before is taken back by migration',
  },
  {
    designs: ['O7'],
    change: 'joins',
    pages: 'each in use',
    stores: 1,
    gracePeriods: 2,
    how: 'memunmap_pages and memremap_pages: the kill of the reference count, and the lookups of pgmap_array (A3 U1, U4.5)',
  },
  {
    designs: ['O7'],
    change: 'is split off',
    pages: 'each in use',
    stores: 1,
    gracePeriods: 2,
    how: 'the same; no page is allocated meanwhile',
  },
];
