import { steps } from '../../../model/thread.ts';
import type { P2pDriverPorts } from './p2p-driver-ports.ts';
import { freeP2p } from './put-p2p.ts';

const step = steps<P2pDriverPorts>();
const facts = 'C7 d';

/**
 * sysfs_remove_file of a file that processes have mapped: no mmap enters any more, those inside are
 * waited for, and then every mapping is taken away.
 *
 * @param self this state, as `#machine.state`
 * @param then where the caller goes on
 */
export const unmapMappings = <const S extends string, const T extends string>(
  self: S,
  then: T,
) => ({
  tags: 'unmapping',
  initial: 'drain' as const,
  meta: { source: 'drivers/pci/p2pdma.c: pci_p2pdma_unmap_mappings', facts },
  states: {
    drain: {
      tags: 'deactivating',
      on: {
        'kernfs_drain: wait for active references': step(
          `${self}.zap`,
          { file: 'DRAIN' },
          { source: 'fs/kernfs/dir.c: kernfs_drain', sleeps: true, facts },
        ),
      },
    },
    zap: {
      meta: { source: 'fs/kernfs/file.c: kernfs_drain_open_files' },
      on: {
        'unmap_mapping_range: zap_present_ptes': step(
          `${self}.put`,
          { pte: ['looks mapped', 'ZAP'] },
          { picks: ['process', 'page'], actions: 'pickEntry', facts },
        ),
        'unmap_mapping_range: nothing is mapped': step(
          `${self}.end`,
          { ptes: 'looks none' },
          { facts },
        ),
      },
    },
    put: {
      meta: { source: 'mm/mmu_gather.c: tlb_finish_mmu' },
      on: {
        folio_put: step(`${self}.zap`, { page: 'PUT' }, { actions: 'forgetEntry', facts }),
        'folio_put (last)': step(`${self}.free`, { page: 'PUT_LAST' }, { facts }),
      },
    },
    free: freeP2p(`${self}.free`, `${self}.forget`),
    forget: { entry: 'forgetEntry' as const, always: `${self}.zap` },
    end: {
      on: {
        'pci_p2pdma_unmap_mappings returns': step(then, { unmap: 'END' }, { facts }),
      },
    },
  },
});
