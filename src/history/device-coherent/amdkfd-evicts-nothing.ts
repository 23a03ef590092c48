import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The source was read: no eviction of shared virtual memory was found in its unplug. */
export const amdkfdEvictsNothing = edit({
  id: 'amdkfd-evicts-nothing',
  title: 'amdkfd stops its engine and unregisters without an eviction',
  facts: 'C3 C11',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The unplug of the driver stops the engine that moves pages and leaves the rest to devres. memunmap_pages waits until every process has unmapped its pages or has exited, and nothing obliges one to. Where the link to the CPU is coherent not even an access moves a page back.',
  changes: [
    replaceStep(
      'driver',
      'synchronize',
      'synchronize_srcu',
      { target: 'evict', ports: { drm: 'SYNCHRONIZE' } },
      {
        target: 'release',
        meta: { ports: { drm: 'SYNCHRONIZE', engine: 'STOP' }, sleeps: true, facts: 'A12 X2' },
      },
      'synchronize_srcu, stop the copy engine',
    ),
  ],
  expect: {
    rule: 'unregister-finishes',
    class: 'blocks forever',
    system: 'device-coherent',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'thread0: migrate_vma_finalize',
      'driver: synchronize_srcu, stop the copy engine',
      'driver: percpu_ref_kill',
      'rcu: percpu_ref_put',
    ],
  },
});
