import { FS_DAX, GENERIC } from '../../../src/trace/kernel/memory-types.ts';
import type { Shown, ShownBy } from './shown.ts';
import { ENTRY, just, PAGEMAP, pageAt, RETURN } from './words.ts';

const NOTHING: ShownBy = { before: [], after: [] };

/** What the kernels before 6.15 do otherwise with pages of FS_DAX memory (facts B). */
export interface DaxKernel {
  /** Whether entries of page tables are references of a page. */
  readonly countsMappings: boolean;
}

/** An event of a page that is pinned. */
const ofPin = (
  event: string,
  page: number,
  type: number,
  { countsMappings }: DaxKernel,
): Shown => ({
  event,
  text: (now) => {
    // Before 6.15 mappings are in the count of the model and not in that of the page. A fault of GENERIC
    // memory is told when it returns: a pin taken before is one through an entry that nobody has seen.
    const count = countsMappings && type === FS_DAX ? ` count=${now.refs(page)}` : '';
    return `${ENTRY} page=${pageAt(page)} pgmap=0x${PAGEMAP.toString(16)}${count}`;
  },
});

/** A lookup of get_user_pages, which it made until 6.15. */
const pinLookup: readonly Shown[] = [
  just('get_dev_pagemap', `${ENTRY} pfn=0x1000 cached=0x0`),
  just(
    'get_dev_pagemap_ret',
    `(gup_fast+0x1/0x2 <- get_dev_pagemap) pgmap=0x${PAGEMAP.toString(16)}`,
  ),
];

/** What the steps of FS_DAX and GENERIC memory show, by their names. */
export function shownOfDax(step: string, page: number, type: number, kernel: DaxKernel): ShownBy {
  const name = step.replace(/ \(last\)$/, '');
  switch (name) {
    case 'dax_insert_entry':
    case 'dax_insert_entry, folio_ref_inc':
      return { before: [just('dax_insert')], after: [] };
    case 'dax_layout_busy_page':
    case 'dax_layout_busy_page: none':
    case 'dax_layout_busy_page: no entry': {
      const found = name === 'dax_layout_busy_page' ? pageAt(page) : '0x0';
      return {
        before: [just('dax_layout_busy')],
        // A page that is put before the function has returned would be told busy after its free.
        after: [{ ...just('dax_layout_busy_ret', `${RETURN} page=${found}`), isAtomic: true }],
      };
    }
    case 'dax_delete_mapping_range, fs_put_dax':
      return { before: [], after: [just('sched_process_exit', 'comm=umount pid=7 prio=120')] };
    case 'dax_read_lock, dax_alive':
      return type === GENERIC ? { before: [just('dev_dax_fault')], after: [] } : NOTHING;
    case 'dax_read_lock, dax_alive: SIGBUS':
      return {
        before: [just('dev_dax_fault')],
        after: [just('dev_dax_fault_ret', `${RETURN} ret=0x2`)],
      };
    case 'dax_read_unlock':
      return { before: [], after: [just('dev_dax_fault_ret', `${RETURN} ret=0x100`)] };
    case 'device_release_driver':
      return { before: [just('device_release_driver')], after: [] };
    case 'kfree: pgmap':
      return { before: [], after: [just('device_release_driver_ret', RETURN)] };
    case 'try_grab_folio': {
      const grab = ofPin('try_grab_folio', page, type, kernel);
      const all = kernel.countsMappings ? [grab] : [...pinLookup, grab];
      // The page-table lock is held, or interrupts are off.
      return { before: all.map((one) => ({ ...one, isAtomic: true as const })), after: [] };
    }
    case 'unpin_user_page':
      return { before: [ofPin('unpin_user_page', page, type, kernel)], after: [] };
    default:
      return NOTHING;
  }
}
