import { steps } from '../../../model/thread.ts';
import { memremapPages } from '../pagemap/memremap-pages.ts';
import type { P2pDriverPorts } from './p2p-driver-ports.ts';

const step = steps<P2pDriverPorts>();

/**
 * pci_p2pdma_add_resource after its pool is there: the pagemap is registered, its managed actions are
 * listed, and at last the memory is given to the pool.
 *
 * @param to this state as `#machine.state`; where success leads, where a failure of the pool, and
 *   where the error path of memremap_pages starts memunmap_pages
 */
export const addP2pResource = <
  const S extends string,
  const A extends string,
  const F extends string,
  const U extends string,
>(to: {
  readonly self: S;
  readonly added: A;
  readonly failed: F;
  readonly unregister: U;
}) => ({
  initial: 'pgmap' as const,
  meta: { source: 'drivers/pci/p2pdma.c: pci_p2pdma_add_resource', facts: 'C7' },
  states: {
    pgmap: {
      on: {
        'devm_kzalloc: p2p_pgmap': step(
          `${to.self}.memremap_pages`,
          { container: 'ALLOC' },
          { facts: 'C7 b' },
        ),
      },
    },
    memremap_pages: memremapPages(`${to.self}.remapped`, to.unregister),
    remapped: {
      on: {
        'devm_add_action: devm_memremap_pages_release': step(
          `${to.self}.listed`,
          { pagemap: 'LIST' },
          { facts: 'C7 c, A2 devm_memremap_pages' },
        ),
      },
    },
    listed: {
      on: {
        'devm_add_action: pci_p2pdma_unmap_mappings': step(
          `${to.self}.adding`,
          { unmap: 'LIST' },
          { facts: 'C7 d' },
        ),
      },
    },
    adding: {
      on: {
        gen_pool_add_owner: step(to.added, { chunks: 'ADD' }, { facts: 'C7 add' }),
        'gen_pool_add_owner: -ENOMEM': step(to.failed, {}, { mayFail: true, facts: 'C7 fail' }),
      },
    },
  },
});
