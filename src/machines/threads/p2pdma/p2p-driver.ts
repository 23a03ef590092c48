import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import { memunmapRange } from '../../parts/pagemap/memunmap-range.ts';
import { addP2pResource } from '../../parts/p2pdma/p2p-add-resource.ts';
import type { P2pDriverContext, P2pDriverPorts } from '../../parts/p2pdma/p2p-driver-ports.ts';
import { releaseProvider } from '../../parts/p2pdma/p2p-release-provider.ts';
import { takeBackP2p, unmapAction } from '../../parts/p2pdma/p2p-take-back.ts';
import { unmapMappings } from '../../parts/p2pdma/p2p-unmap-mappings.ts';

const step = steps<P2pDriverPorts>();
const source = 'drivers/pci/p2pdma.c: pci_p2pdma_add_resource';
const pool = {
  deviceLock: 'LOCK',
  provider: 'PUBLISH',
  release: 'LIST',
  file: 'CREATE',
} as const;
const devres = { source: 'drivers/base/devres.c: devres_release_all', facts: 'A12 D2' };

/**
 * The struct with the pagemap is freed after the pool that leads to it. The published text frees it
 * before: the candidate `cand-p2p-pool-outlives-pagemap` puts that order in, and it breaks.
 */
const machine = setup({
  types: threadTypes<P2pDriverPorts, P2pDriverContext>(),
  guards: {
    hasRange: ({ context }) => context.nrRange === 1,
    hasNoRange: ({ context }) => context.nrRange === 0,
  },
  actions: {
    find: assign({ found: ({ event }) => event['found'] as number }),
    forget: assign({ found: undefined }),
    startRanges: assign({ nrRange: 0 }),
    endRange: assign({ nrRange: 1 }),
    pickEntry: assign({
      page: ({ event }) => event['page'] as number,
      process: ({ event }) => event['process'] as number,
    }),
    forgetEntry: assign({ page: undefined, process: undefined }),
  },
}).createMachine({
  id: 'p2p_driver',
  description:
    'The driver of a PCI device that provides peer-to-peer memory: bound, unplugged, its managed actions released in reverse',
  meta: { source, facts: 'C7' },
  initial: 'unbound',
  context: { nrRange: 0 },
  states: {
    unbound: {
      tags: 'rest',
      on: {
        'device_attach: pci_p2pdma_setup_pool': step('add', pool, { sleeps: true, facts: 'C7 a' }),
      },
    },
    add: addP2pResource({
      self: '#p2p_driver.add',
      added: '#p2p_driver.probed',
      failed: '#p2p_driver.takingBack',
      unregister: '#p2p_driver.memunmap_pages',
    }),
    ...takeBackP2p,
    probed: {
      on: { device_unlock: step('bound', { deviceLock: 'UNLOCK' }) },
    },
    bound: {
      description: 'With its memory in the pool, or without when adding it has failed',
      tags: 'rest',
      on: {
        'device_release_driver: remove()': step(
          'taking',
          { deviceLock: 'LOCK' },
          { sleeps: true, facts: 'A12 unbind' },
        ),
      },
    },
    taking: {
      on: {
        'devres_release_all: take the list': step(
          'released',
          { actions: 'MOVE' },
          { ...devres, facts: 'A12 D1' },
        ),
      },
    },
    released: {
      on: {
        pci_p2pdma_unmap_mappings: step(
          'unmapping',
          { ...unmapAction, unmap: ['looks moved', 'RUN'] },
          { ...devres, facts: 'C7 d' },
        ),
        'no mappings on the list': step('pagemap', { unmap: 'looks not moved' }, devres),
      },
    },
    unmapping: unmapMappings('#p2p_driver.unmapping', '#p2p_driver.pagemap'),
    pagemap: {
      on: {
        devm_memunmap_pages: step(
          'memunmap',
          { release: 'looks listed', pagemap: 'CLAIM' },
          { facts: 'C7 fail, A2 devm_memremap_pages' },
        ),
        devm_memremap_pages_release: step(
          'memunmap_pages',
          { release: 'looks moved', pagemap: ['looks moved', 'RUN'], container: 'READ' },
          { ...devres, facts: 'C7 c' },
        ),
        'no pagemap on the list': step(
          'releasing',
          { release: 'looks moved', pagemap: 'looks not moved' },
          devres,
        ),
      },
    },
    memunmap_pages: memunmapRange('#p2p_driver.unmapped'),
    unmapped: {
      on: {
        'memremap_pages fails': step('failed', { pagemap: 'looks absent' }, { facts: 'A2 M4.e' }),
        'devm_memunmap_pages returns': step(
          'failed',
          { release: 'looks listed', pagemap: ['looks running', 'END'] },
          { facts: 'C7 fail' },
        ),
        'devm_memremap_pages_release returns': step(
          'releasing',
          { release: 'looks moved', pagemap: ['looks running', 'END'] },
          { ...devres, facts: 'C7 c' },
        ),
      },
    },
    releasing: releaseProvider('#p2p_driver.releasing', '#p2p_driver.freeing'),
    freeing: {
      on: {
        'kfree: p2p_pgmap': step(
          'unlocking',
          { container: ['looks allocated', 'FREE'] },
          { ...devres, facts: 'C7 b' },
        ),
        'p2p_pgmap is freed': step('unlocking', { container: 'looks unallocated' }, devres),
      },
    },
    unlocking: {
      on: { device_unlock: step('gone', { deviceLock: 'UNLOCK' }, { facts: 'A12 unbind' }) },
    },
    gone: { tags: 'rest' },
  },
});

/** The thread that binds and unbinds a provider of peer-to-peer memory. */
export const p2pDriver = thread<P2pDriverPorts, P2pDriverContext, typeof machine>(machine, {
  actor: 'driver',
});
