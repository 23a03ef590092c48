import { memmap } from '../../machines/objects/pagemap/memmap.ts';
import { violation } from '../../model/rule.ts';

/**
 * Nobody reads a struct page that is not there, and it is removed once (source: facts A2 M3.8
 * M3.10, A3 U4.3, G I1).
 *
 * Garbage read between add_pages and memmap_init_zone_device is documented behaviour and no violation:
 * a walker that has the pagemap has to expect it. A struct page that is not there is.
 */
export const memmapNotUsedAfterRemove = violation({
  id: 'memmap-not-used-after-remove',
  sentence: 'nobody reads a struct page that is not there, and it is removed once',
  source: 'facts A2 M3.8 M3.10, A3 U4.3, G I1',
  of: memmap,
  states: {
    usedAfterRemove: 'nobody reads a struct page that is not there',
    removedTwice: 'the struct pages of a range are removed once',
  },
});
