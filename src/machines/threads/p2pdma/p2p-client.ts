import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import { allocateP2p, type AllocateP2pPorts } from '../../parts/p2pdma/p2p-allocate.ts';
import { putP2p, type PutP2pPorts } from '../../parts/p2pdma/put-p2p.ts';

interface Ports extends AllocateP2pPorts, PutP2pPorts {
  /** The lock of the provider's device. */
  readonly deviceLock: typeof mutex;
}

interface Client {
  /** The page of memory that it has, or is about to have. */
  readonly page?: number | undefined;
}

const step = steps<Ports>();

/** One page an allocation. The memory is reached through its address: no struct page is counted. */
const machine = setup({
  types: threadTypes<Ports, Client>(),
  actions: {
    pick: assign({ page: ({ event }) => event['page'] as number }),
    forget: assign({ page: undefined }),
  },
}).createMachine({
  id: 'p2p_client',
  description:
    'A driver of the kernel that allocates peer-to-peer memory of a provider: queues of NVMe, buffers of an NVMe target',
  meta: { source: 'drivers/pci/p2pdma.c: pci_alloc_p2pmem', facts: 'C7' },
  initial: 'idle',
  context: {},
  states: {
    idle: {
      tags: 'rest',
      entry: 'forget',
      on: { pci_alloc_p2pmem: step('allocate', {}, { facts: 'C7 alloc' }) },
    },
    allocate: allocateP2p('#p2p_client.allocate', '#p2p_client.holds', '#p2p_client.idle'),
    holds: {
      tags: 'holding',
      description: 'Has memory and a reference of the pagemap; it gives them back some time',
      on: {
        'pci_free_p2pmem: gen_pool_free_owner': step(
          'put',
          { chunk: 'FREE', container: 'READ' },
          { source: 'drivers/pci/p2pdma.c: pci_free_p2pmem', facts: 'C7 free' },
        ),
      },
    },
    put: {
      ...putP2p('#p2p_client.idle'),
      tags: 'deallocating',
      meta: { source: 'drivers/pci/p2pdma.c: pci_free_p2pmem' },
    },
  },
});

/** A driver that uses the memory of another device. */
export const p2pClient = thread<Ports, Client, typeof machine>(machine, { actor: 'driver' });
