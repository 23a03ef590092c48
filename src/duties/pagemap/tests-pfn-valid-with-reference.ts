import { addState, dropStep, replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Who finds a pagemap by its pfn tests that the struct page exists while holding it (source:
 * mm/memory-failure.c: memory_failure).
 *
 * Dropped: as memory_failure does it, which tests first and takes the reference afterwards.
 */
export const testsPfnValidWithReference = duty({
  id: 'tests-pfn-valid-with-reference',
  sentence: 'who finds a pagemap by its pfn tests that the struct page exists while holding it',
  whose: 'core',
  source: 'mm/memory-failure.c: memory_failure',
  dropped: [
    replaceStep(
      'pfn_walker',
      'outside',
      'rcu_read_lock, xa_load',
      { target: 'loaded', ports: { entry: 'looks stored', rcu: 'READ_LOCK' } },
      { target: 'valid', meta: { ports: { memmap: 'looks not absent' } } },
      'pfn_valid',
    ),
    addState('pfn_walker', 'valid', {
      description: 'Has tested that the struct page exists, and holds nothing that keeps it',
      on: {
        'rcu_read_lock, xa_load': {
          target: 'loaded',
          actions: 'find',
          meta: {
            ports: { entry: 'looks stored', rcu: 'READ_LOCK' },
            picks: ['owner'],
            source: 'mm/memremap.c: get_dev_pagemap',
            facts: 'A4 GET',
          },
        },
        // Possible with an entry as well: it ends the walk, which adds nothing that could break.
        'get_dev_pagemap: nothing found': { target: 'outside' },
      },
    }),
    dropStep('pfn_walker', 'holding', 'pfn_valid: no'),
    replaceStep(
      'pfn_walker',
      'holding',
      'pfn_valid',
      { target: 'reading', ports: { memmap: 'looks not absent' } },
      { target: 'reading' },
      'pfn_to_page',
    ),
  ],
});
