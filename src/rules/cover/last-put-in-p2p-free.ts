import { p2pClient } from '../../machines/threads/p2p-client.ts';
import { all, cover } from '../../model/rule.ts';

/** The last reference of the pagemap is put by pci_free_p2pmem (source: facts A1 REF-put, C7). */
export const coverLastPutInP2pFree = cover({
  id: 'cover-last-put-in-p2p-free',
  sentence: 'the last reference of the pagemap is put by pci_free_p2pmem',
  source: 'facts A1 REF-put, C7',
  over: { clients: all(p2pClient) },
  reached: ({ clients }) => clients.some((client) => client.is('put.release')),
});
