import { steps } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { p2pChunk } from '../../objects/p2pdma/p2p-chunk.ts';
import type { p2pProvider } from '../../objects/p2pdma/p2p-provider.ts';
import type { pgmapContainer } from '../../objects/pagemap/pgmap-container.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';
import type { rcuReader } from '../../objects/locks/rcu-domain.ts';

/** What a thread needs that allocates peer-to-peer memory. */
export interface AllocateP2pPorts {
  readonly provider: typeof p2pProvider;
  readonly chunk: typeof p2pChunk;
  readonly chunks: Every<typeof p2pChunk>;
  readonly ref: typeof pgmapRef;
  readonly container: typeof pgmapContainer;
  readonly rcu: typeof rcuReader;
}

const step = steps<AllocateP2pPorts>();
const facts = 'C7 alloc';

/**
 * An allocation: in one RCU section the pool is found, memory taken, and a reference of the pagemap
 * that owns the memory. Nothing closes the pool before the kill: it is the reference that says no.
 *
 * @param self this state, as `#machine.state`
 * @param held where it leads when memory and a reference are got
 * @param failed where it leads when there is none
 */
export const allocateP2p = <const S extends string, const H extends string, const F extends string>(
  self: S,
  held: H,
  failed: F,
) => ({
  initial: 'find' as const,
  states: {
    find: {
      on: {
        'rcu_read_lock, pdev->p2pdma': step(
          `${self}.alloc`,
          { rcu: 'READ_LOCK', provider: 'FOUND' },
          { facts },
        ),
        'pdev->p2pdma: NULL': step(failed, { provider: 'NONE' }, { facts }),
      },
    },
    alloc: {
      on: {
        gen_pool_alloc_owner: step(
          `${self}.tryget`,
          { chunk: 'ALLOC' },
          { picks: ['page'], actions: 'pick', facts },
        ),
        'gen_pool_alloc_owner: none': step(
          failed,
          { chunks: ['looks not free', 'SEARCH'], rcu: 'READ_UNLOCK' },
          { facts },
        ),
      },
    },
    tryget: {
      description:
        'Has memory and the address of its reference count, kept by the RCU section alone',
      on: {
        percpu_ref_tryget_live_rcu: step(
          held,
          { ref: 'TRYGET_LIVE', container: 'READ_REF', rcu: 'READ_UNLOCK' },
          { facts: 'C7 alloc, A1 REF-tryget_live' },
        ),
        'percpu_ref_tryget_live_rcu: dead': step(
          `${self}.undo`,
          { ref: 'TRYGET_LIVE_FAILS', container: 'READ_REF' },
          { facts: 'C7 alloc, A1 REF-tryget_live' },
        ),
      },
    },
    undo: {
      tags: 'refused',
      on: {
        'gen_pool_free, rcu_read_unlock': step(
          failed,
          { chunk: 'FREE', rcu: 'READ_UNLOCK' },
          { facts },
        ),
      },
    },
  },
});
