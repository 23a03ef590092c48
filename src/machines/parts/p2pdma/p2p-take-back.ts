import { steps } from '../../../model/thread.ts';
import type { P2pDriverPorts } from './p2p-driver-ports.ts';

const step = steps<P2pDriverPorts>();
const facts = 'C7 fail';

/** The last managed action begins: it reads its argument and closes the file. */
export const unmapAction = { unmap: 'RUN', container: 'READ', file: 'DEACTIVATE' } as const;

/**
 * States of `p2p_driver` for a pool that does not take the memory: the action that would remove the
 * file is taken off the list and not run, for the pool has given nothing of this memory out and the file
 * is of all of the device; then the pagemap goes, and the struct. 7.3 forgets the first of these: the
 * candidate `cand-7` puts that in.
 */
export const takeBackP2p = {
  takingBack: {
    on: {
      devm_remove_action: step('#p2p_driver.pagemap', { unmap: 'REMOVE' }, { facts }),
    },
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
