import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const faultForgetsUnlock = edit({
  id: 'fault-forgets-unlock',
  title: 'do_swap_page returns without folio_unlock when there is nothing to migrate',
  facts: 'A7 6',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The entry was unmapped while the fault was on its way. The fault puts the page and does not unlock it: another process that has it mapped sleeps on the folio lock for ever.',
  changes: [
    replaceStep(
      'user_thread',
      'fault.collect',
      'migrate_vma_setup: nothing to migrate',
      { target: 'unlock', ports: { pte: 'looks not device private' } },
      { target: 'put', meta: { ports: { pte: 'looks not device private' }, sleeps: true } },
    ),
  ],
  expect: {
    rule: 'waiter-is-woken',
    class: 'blocks forever',
    system: 'device-private',
    sizes: { pages: 1, processes: 2 },
    interleaving: [
      'thread0: migrate_vma_setup: nothing to migrate',
      'thread1: do_swap_page: folio is locked',
    ],
    also: {
      'fault-can-end': 'the fault that sleeps never goes on',
      'fault-finishes': 'the fault that sleeps never goes on',
      'eviction-can-end': 'the page stays locked, so that eviction skips it for ever',
    },
  },
});
