import { p2pPage } from '../../machines/objects/p2pdma/p2p-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * A page of peer-to-peer memory is used by who holds it, and its count never overwritten (source:
 * facts G I4 I6; drivers/pci/p2pdma.c: p2pmem_alloc_mmap).
 */
export const p2pPageCountedRightly = violation({
  id: 'p2p-page-counted-rightly',
  sentence:
    'a page of peer-to-peer memory is used by who holds it, and its count never overwritten',
  source: 'facts G I4 I6; drivers/pci/p2pdma.c: p2pmem_alloc_mmap',
  of: p2pPage,
  states: {
    usedWhileFree: 'a page of peer-to-peer memory is used only by who holds it',
    refcountOverwritten:
      'the count of a page of peer-to-peer memory is never overwritten while somebody holds it',
  },
});
