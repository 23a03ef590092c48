import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** The last reference of the pagemap is put by pci_free_p2pmem (source: facts A1 REF-put, C7). */
export const coverLastPutInP2pFree = cover({
  id: 'cover-last-put-in-p2p-free',
  sentence: 'the last reference of the pagemap is put by pci_free_p2pmem',
  source: 'facts A1 REF-put, C7',
  mayLack: ['deallocating'],
  over: { threads: all(tagged('releasing')) },
  reached: ({ threads }) => threads.some((one) => one.has('deallocating') && one.has('releasing')),
});
