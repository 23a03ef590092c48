import { gatesAllocationBeforeKill } from '../../duties/pages/gates-allocation-before-kill.ts';
import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** As 6.1.192 and 6.12.117 have it. With the gate held no run tells it from the code of 7.3. */
export const initWithoutReference = edit({
  id: 'cand-4-tryget-live',
  title: 'zone_device_page_init warns that the pagemap is dying, and goes on',
  facts: 'CAND-4',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The driver does not close its gate. A page is allocated after the kill: percpu_ref_tryget_live fails, which is only warned about, and the page is used without a reference. Its free puts a reference that is not its own, so that the unregister returns too early or the count goes below zero.',
  changes: [
    ...gatesAllocationBeforeKill.dropped,
    replaceStep(
      'user_thread',
      'migrate.reference',
      'percpu_ref_tryget_many',
      { target: 'init', ports: { ref: 'TRYGET' } },
      { target: 'init', meta: { ports: { ref: 'TRYGET_LIVE' }, facts: 'A5 1' } },
      'percpu_ref_tryget_live',
    ),
    replaceStep(
      'user_thread',
      'migrate.reference',
      'percpu_ref_tryget_many fails',
      { target: 'init', ports: { ref: 'TRYGET_FAILS' } },
      { target: 'init', meta: { ports: { ref: 'TRYGET_LIVE_FAILS' }, facts: 'A5 1' } },
      'WARN_ON_ONCE(!percpu_ref_tryget_live)',
    ),
  ],
  expect: {
    rule: 'pgmap-ref-not-negative',
    class: 'early completion',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'driver: percpu_ref_kill',
      'thread0: WARN_ON_ONCE(!percpu_ref_tryget_live)',
      'thread0: percpu_ref_put_many',
    ],
    also: {
      'no-init-after-kill': 'the page is initialised although the pagemap is dying',
      'unregister-finishes': 'a page that has a reference may stay mapped by a process at rest',
      'pgmap-ref-not-used-after-exit': 'the put comes after percpu_ref_exit',
      'drained-means-free': 'a page is allocated when the wait is over',
      'page-not-used-after-remove': 'a page of the removed memmap is used',
      'module-not-called-after-unload': 'the allocation goes on after the module is gone',
      'driver-data-not-used-after-free': 'the free list is used after the driver has freed it',
    },
  },
});
