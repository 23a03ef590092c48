import { steps } from '../model/thread.ts';
import type { P2pDriverPorts } from './p2p-driver-ports.ts';

const step = steps<P2pDriverPorts>();
const facts = 'C7 fail';

/** The last managed action begins: it reads its argument and closes the file. */
export const unmapAction = { unmap: 'RUN', container: 'READ', file: 'DEACTIVATE' } as const;

/**
 * States of `p2p_driver` for a pool that does not take the memory: the managed actions are released
 * one by one, the last first, and the struct goes. The published text forgets the last action: the
 * candidate `cand-7` puts that in.
 */
export const takeBackP2p = {
  takingBack: {
    on: {
      devm_release_action: step('#p2p_driver.claimed', { unmap: 'CLAIM' }, { facts }),
    },
  },
  claimed: {
    on: { pci_p2pdma_unmap_mappings: step('#p2p_driver.unmapping', unmapAction, { facts }) },
  },
  memunmap: {
    on: {
      devm_memremap_pages_release: step(
        '#p2p_driver.memunmap_pages',
        { pagemap: 'RUN', container: 'READ' },
        { facts: 'C7 fail, A2 devm_memremap_pages' },
      ),
    },
  },
  failed: {
    on: { 'devm_kfree: p2p_pgmap': step('#p2p_driver.probed', { container: 'FREE' }, { facts }) },
  },
};
