import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const memmapRemovedBeforeWait = edit({
  id: 'memmap-removed-before-wait',
  title: 'memunmap_pages: remove the memmap before the last reference is gone',
  facts: 'A3 U3 U4.3, D4',
  evidence: 'reconstructed',
  kind: 'variant',
  story:
    'A walker holds a reference of the pagemap and reads a struct page. memunmap_pages kills the reference count and removes the struct pages without waiting for the walker to put.',
  changes: [
    replaceStep(
      'pgmap_owner',
      'memunmap_pages.waiting',
      'wait_for_completion',
      { target: 'drained' },
      {
        target: 'drained',
        guard: 'hasRange',
        meta: { ports: { container: 'READ' } },
      },
      'no wait_for_completion',
    ),
    replaceStep(
      'pgmap_owner',
      'memunmap_pages.outOfZone',
      'arch_remove_memory',
      { target: 'removed' },
      { target: 'waitingLate', meta: { ports: { memmap: 'REMOVE', container: 'READ' } } },
    ),
    addState('pgmap_owner', 'memunmap_pages.waitingLate', {
      on: {
        wait_for_completion: {
          target: 'removed',
          meta: { ports: { done: 'WAIT', container: 'READ' } },
        },
      },
    }),
  ],
  expect: {
    rule: 'memmap-not-used-after-remove',
    class: 'use after free',
    system: 'registration',
    sizes: { walkers: 1 },
    interleaving: [
      'walker0: percpu_ref_tryget_live_rcu',
      'driver0: percpu_ref_kill: set DEAD',
      'driver0: remove_pfn_range_from_zone',
      'walker0: read struct page',
    ],
  },
});
