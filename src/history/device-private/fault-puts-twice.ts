import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const faultPutsTwice = edit({
  id: 'fault-puts-twice',
  title: 'do_swap_page puts the page of a failed fault twice',
  facts: 'A7 6',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'migrate_to_ram has failed and the page is still mapped. An error path puts the reference of the fault a second time, which takes the reference of the mapping: the page is freed while it is mapped.',
  changes: [
    replaceStep(
      'user_thread',
      'fault.put',
      'folio_put',
      { target: 'return', ports: { page: 'PUT' } },
      { target: 'put again', meta: { ports: { page: 'PUT' } } },
    ),
    addState('user_thread', 'fault.put again', {
      on: {
        'folio_put: again': { target: 'return', meta: { ports: { page: 'PUT' } } },
        'folio_put: again (last)': { target: 'free', meta: { ports: { page: 'PUT_LAST' } } },
      },
    }),
  ],
  expect: {
    rule: 'page-not-used-while-free',
    class: 'double put',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['thread0: folio_put', 'thread0: folio_put: again (last)'],
    also: {
      'page-not-used-after-remove': 'the entry that is left outlives the memmap',
      'pagemap-not-used-after-remove':
        'a fault on the entry that is left reads ops of the removed pagemap',
      'drained-means-free': 'the page is freed once more than it was allocated',
      'module-not-called-after-unload':
        'a fault on the entry that is left calls the driver after its module is gone',
    },
  },
});
