import { testsPfnValidWithReference } from '../../duties/pagemap/tests-pfn-valid-with-reference.ts';
import { edit } from '../../model/edit.ts';

/** The text of 7.3; nobody has reported the race. */
export const pfnValidBeforeReference = edit({
  id: 'cand-pfn-valid',
  title: 'memory_failure tests pfn_valid before it holds the pagemap',
  facts: 'A4, A10 memory-failure',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'memory_failure finds that a pfn of device memory is valid, and then looks its pagemap up. In between the pagemap is unregistered and another driver registers the range: its entry is stored before its struct pages are added. The lookup succeeds on the new, live pagemap, and the struct page that is read is not there yet.',
  changes: testsPfnValidWithReference.dropped,
  expect: {
    rule: 'memmap-not-used-after-remove',
    class: 'use after free',
    system: 'registration',
    sizes: { walkers: 1 },
    interleaving: [
      'walker0: pfn_valid',
      'walker0: rcu_read_lock, xa_load',
      'walker0: percpu_ref_tryget_live_rcu',
      'walker0: read struct page',
    ],
  },
});
