import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const exitBeforeArrayDelete = edit({
  id: 'exit-before-array-delete',
  title: 'memunmap_pages: percpu_ref_exit before pgmap_array_delete',
  facts: 'A1 REF-exit, A3 U5',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The lookup still leads to a pagemap whose reference count was freed. A lookup by tryget_live survives that, because the mode word keeps DEAD after exit; a lookup by plain tryget reads the freed count. So the order matters exactly as long as some lookup does not test for live.',
  changes: [
    replaceStep(
      'pgmap_owner',
      'memunmap_pages.outOfZone',
      'arch_remove_memory',
      { target: 'removed' },
      { target: 'exitingEarly', meta: { ports: { memmap: 'REMOVE', container: 'READ' } } },
    ),
    addState('pgmap_owner', 'memunmap_pages.exitingEarly', {
      on: {
        'percpu_ref_exit: early': {
          target: 'removed',
          meta: { ports: { ref: 'EXIT', container: 'READ' } },
        },
      },
    }),
    replaceStep(
      'pgmap_owner',
      'memunmap_pages.unlisting',
      'synchronize_rcu',
      { target: 'unlisted' },
      { target: 'exited', meta: { ports: { readers: 'looks not old' } } },
    ),
  ],
  expect: {
    rule: 'pgmap-ref-not-used-after-exit',
    class: 'use after free',
    system: 'registration',
    dropping: ['lookup-tests-live'],
    sizes: { walkers: 1 },
    interleaving: [
      'driver0: wait_for_completion',
      'driver0: percpu_ref_exit: early',
      'walker0: rcu_read_lock, xa_load',
      'walker0: percpu_ref_tryget',
    ],
  },
});
