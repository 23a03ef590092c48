import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const insertInReadSection = edit({
  id: 'p2p-insert-in-read-section',
  title: 'p2pmem mmap: stay in the RCU section instead of taking a reference for vm_insert_page',
  facts: 'C7, D37',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'vm_insert_page allocates page tables and may sleep. The temporary reference is there so that the RCU section can end before it: without that, it sleeps in the section.',
  changes: [
    replaceStep(
      'p2p_mapper',
      'allocate.tryget',
      'percpu_ref_tryget_live_rcu',
      {
        target: '#p2p_mapper.expect',
        ports: { ref: 'TRYGET_LIVE', container: 'READ_REF', rcu: 'READ_UNLOCK' },
      },
      {
        target: '#p2p_mapper.expect',
        meta: { ports: { ref: 'TRYGET_LIVE', container: 'READ_REF' }, facts: 'C7' },
      },
      'percpu_ref_tryget_live_rcu, section goes on',
    ),
    replaceStep(
      'p2p_mapper',
      'get',
      'percpu_ref_get',
      { target: 'putOwn', ports: { ref: 'GET', container: 'READ' } },
      {
        target: 'putOwn',
        meta: { ports: { ref: 'GET', container: 'READ', rcu: 'READ_UNLOCK' }, facts: 'C7' },
      },
    ),
    replaceStep(
      'p2p_mapper',
      'uninit',
      'set_page_count: 0',
      { target: 'giveBack', ports: { page: 'CLEAR_COUNT' } },
      {
        target: 'giveBack',
        meta: { ports: { page: 'CLEAR_COUNT', rcu: 'READ_UNLOCK' }, facts: 'D15' },
      },
    ),
  ],
  expect: {
    rule: 'nothing-sleeps-in-atomic-context',
    class: 'deadlock',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 1, clients: 1 },
    interleaving: [
      'process0: percpu_ref_tryget_live_rcu, section goes on',
      'process0: vm_insert_page',
    ],
  },
});
