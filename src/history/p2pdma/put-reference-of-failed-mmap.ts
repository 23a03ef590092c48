import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** A process tries once: each failure leaks one more, and one is enough. */
export const putReferenceOfFailedMmap = edit({
  id: '6220694c52a5',
  title: 'PCI/P2PDMA: put the pagemap reference when vm_insert_page fails',
  facts: 'D15',
  evidence: 'read',
  since: '7.0',
  kind: 'revert',
  story:
    'An mmap of p2pmem takes a reference of the pagemap while it inserts the pages. When vm_insert_page failed, the memory went back to the pool and the mmap returned without a put. One mmap that failed, and memunmap_pages of the unplug waits for ever.',
  changes: [
    replaceStep(
      'p2p_mapper',
      'insert',
      'vm_insert_page: -ENOMEM',
      { target: 'uninit' },
      { target: 'giveBackOnly', meta: { ports: {}, mayFail: true, sleeps: true, facts: 'D15' } },
    ),
    addState('p2p_mapper', 'giveBackOnly', {
      on: {
        'gen_pool_free, and no put': {
          target: 'leak',
          meta: { ports: { chunk: 'FREE', container: 'READ' }, facts: 'D15' },
        },
      },
    }),
    addState('p2p_mapper', 'leak', {
      on: {
        'kernfs_put_active: mmap failed': {
          target: 'leaked',
          meta: { ports: { file: 'PUT_ACTIVE' } },
        },
      },
    }),
    addState('p2p_mapper', 'leaked', { tags: 'rest' }),
  ],
  expect: {
    rule: 'p2p-unbind-finishes',
    class: 'blocks forever',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 1, clients: 1 },
    interleaving: ['process0: percpu_ref_tryget_live_rcu', 'process0: vm_insert_page: -ENOMEM'],
    also: {
      'no-deadlock': 'the driver waits for a put that nobody will make',
    },
  },
});
