import { p2pPage } from '../../machines/objects/p2pdma/p2p-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * Memory from the pool has the count that mmap asserts (source: facts D16; drivers/pci/p2pdma.c:
 * p2pmem_alloc_mmap).
 *
 * A warning, and a panic with panic_on_warn.
 */
export const p2pPageCountExpected = violation({
  id: 'p2p-page-count-expected',
  sentence: 'memory from the pool has the count that mmap asserts',
  source: 'facts D16; drivers/pci/p2pdma.c: p2pmem_alloc_mmap',
  of: p2pPage,
  states: ['unexpectedCount'],
});
