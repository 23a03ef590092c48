import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A lookup takes its reference by tryget_live, so that none is taken after the kill (source:
 * mm/memremap.c: get_dev_pagemap).
 */
export const lookupTestsLive = duty({
  id: 'lookup-tests-live',
  sentence: 'a lookup takes its reference by tryget_live, so that none is taken after the kill',
  whose: 'core',
  source: 'mm/memremap.c: get_dev_pagemap',
  shownAt: { walkers: 2 },
  dropped: [
    replaceStep(
      'pfn_walker',
      'loaded',
      'percpu_ref_tryget_live_rcu',
      { target: 'holding', ports: { ref: 'TRYGET_LIVE' } },
      {
        target: 'holding',
        meta: { ports: { ref: 'TRYGET', container: 'READ', rcu: 'READ_UNLOCK' } },
      },
      'percpu_ref_tryget',
    ),
    replaceStep(
      'pfn_walker',
      'loaded',
      'percpu_ref_tryget_live_rcu: dead',
      { target: 'outside', ports: { ref: 'TRYGET_LIVE_FAILS' } },
      {
        target: 'outside',
        actions: 'forget',
        meta: { ports: { ref: 'TRYGET_FAILS', container: 'READ', rcu: 'READ_UNLOCK' } },
      },
      'percpu_ref_tryget: zero',
    ),
  ],
});
