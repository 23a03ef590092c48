import { gatesAllocationBeforeKill } from '../../duties/pages/gates-allocation-before-kill.ts';
import { edit } from '../../model/edit.ts';

const also = {
  'unregister-finishes': 'the new page may stay mapped by a process at rest',
  'pgmap-ref-not-negative': 'a page without a reference puts one when it is freed',
  'pgmap-ref-not-used-after-exit': 'the reference is taken or put after percpu_ref_exit',
  'drained-means-free': 'a page is allocated when the wait is over',
  'page-not-used-after-remove': 'a page of the removed memmap is initialised',
  'module-not-called-after-unload': 'the allocation goes on after the module is gone',
  'driver-data-not-used-after-free': 'the free list is used after the driver has freed it',
};

/** Nothing in the core stops an allocation: what the driver does not gate goes on after the kill. */
export const initAfterKill = edit({
  id: 'cand-4',
  title: 'zone_device_page_init takes a reference of a dying pagemap silently',
  facts: 'CAND-4',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The driver does not close its gate. A page is initialised after the kill: a plain percpu_ref_tryget_many succeeds while any reference is left, so that the unregister waits for the new page as well. Once the count is zero the failure is only warned about, and the page lives without a reference.',
  changes: gatesAllocationBeforeKill.dropped,
  expect: {
    rule: 'no-init-after-kill',
    class: 'allocation after kill',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['driver: percpu_ref_kill', 'thread0: set_page_count'],
    also,
  },
  elsewhere: [
    {
      rule: 'no-init-after-kill',
      class: 'allocation after kill',
      system: 'device-coherent',
      sizes: { pages: 1, processes: 1 },
      interleaving: ['driver: percpu_ref_kill', 'thread0: set_page_count'],
      also: {
        ...also,
        'device-memory-not-used-after-free': 'a process has the page mapped when its memory goes',
      },
    },
  ],
});
