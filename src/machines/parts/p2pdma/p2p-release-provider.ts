import { steps } from '../../../model/thread.ts';
import type { P2pDriverPorts } from './p2p-driver-ports.ts';

const step = steps<P2pDriverPorts>();
const facts = 'C7 a';

/**
 * The managed action that was listed first: allocations find the pool no longer, those that have
 * found it are waited for, and the pool is destroyed.
 *
 * @param self this state, as `#machine.state`
 * @param then where the caller goes on
 */
export const releaseProvider = <const S extends string, const T extends string>(
  self: S,
  then: T,
) => ({
  initial: 'clear' as const,
  meta: { source: 'drivers/pci/p2pdma.c: pci_p2pdma_release', facts },
  states: {
    clear: {
      on: {
        'pdev->p2pdma = NULL': step(
          `${self}.synchronize`,
          { release: 'RUN', provider: 'CLEAR', readers: 'GP_START' },
          { facts },
        ),
      },
    },
    synchronize: {
      on: {
        synchronize_rcu: step(
          `${self}.destroy`,
          { readers: 'looks not old' },
          { sleeps: true, facts },
        ),
      },
    },
    destroy: {
      on: { gen_pool_destroy: step(then, { chunks: 'DESTROY', release: 'END' }, { facts }) },
    },
  },
});
