import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../src/model/thread.ts';
import type { ThreadDef } from '../../../src/model/thread-def.ts';
import {
  allocateP2p,
  type AllocateP2pPorts,
} from '../../../src/machines/parts/p2pdma/p2p-allocate.ts';
import { putP2p, type PutP2pPorts } from '../../../src/machines/parts/p2pdma/put-p2p.ts';

interface Ports extends AllocateP2pPorts, PutP2pPorts {}

interface Client {
  readonly page?: number | undefined;
}

const step = steps<Ports>();

/**
 * A driver that allocates peer-to-peer memory of another device.
 *
 * @param fault it puts the reference of the pagemap before it is done with the memory
 */
export function ownP2pClient(fault?: 'puts too early'): ThreadDef<Ports, Client> {
  const early = fault === 'puts too early';
  const machine = setup({
    types: threadTypes<Ports, Client>(),
    actions: {
      pick: assign({ page: ({ event }) => event['page'] as number }),
      forget: assign({ page: undefined }),
    },
  }).createMachine({
    id: 'my_p2p_client',
    initial: 'idle',
    context: {},
    states: {
      idle: { tags: 'rest', entry: 'forget', on: { 'open a queue': step('take') } },
      take: allocateP2p('#my_p2p_client.take', '#my_p2p_client.queue', '#my_p2p_client.idle'),
      queue: {
        tags: 'holding',
        on: {
          'close the queue': early
            ? step('put')
            : step('put', { chunk: 'FREE', container: 'READ' }),
        },
      },
      put: {
        ...putP2p(early ? '#my_p2p_client.late' : '#my_p2p_client.idle'),
        tags: ['deallocating', ...(early ? ['holding'] : [])],
      },
      late: {
        tags: 'holding',
        on: { 'free the memory': step('idle', { chunk: 'FREE' }) },
      },
    },
  });
  return thread<Ports, Client>(machine, { actor: 'driver' });
}
