import { addState, dropState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The order of 7.0 and later: what resets the count came after what gives the memory back. */
export const memoryFreedBeforeCount = edit({
  id: 'cand-p2p-freed-before-count',
  title:
    'an mmap of p2pmem that fails gives its memory back before it sets the count of the page to 0',
  facts: 'C7, D15',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'When vm_insert_page fails, the memory goes back to the pool first and the count of its page is set to 0 after that. In between another mmap gets the same memory and finds a page with a count of 1: its assertion warns. Without CONFIG_DEBUG_VM nothing warns: it sets the count to 1, maps the page, and then the first mmap sets the count to 0 under that mapping. Found by reading the text against the model, not seen on a kernel.',
  changes: [
    replaceStep(
      'p2p_mapper',
      'insert',
      'vm_insert_page: -ENOMEM',
      { target: 'uninit' },
      { target: 'giveBackFirst', meta: { ports: {}, mayFail: true, sleeps: true, facts: 'D15' } },
    ),
    dropState('p2p_mapper', 'uninit'),
    dropState('p2p_mapper', 'giveBack'),
    addState('p2p_mapper', 'giveBackFirst', {
      on: {
        'gen_pool_free, before the count': {
          target: 'uninitLate',
          meta: { ports: { chunk: 'FREE', container: 'READ' }, facts: 'D15' },
        },
      },
    }),
    addState('p2p_mapper', 'uninitLate', {
      on: {
        'set_page_count: 0, after the pool': {
          target: 'putFailed',
          meta: { ports: { page: 'CLEAR_COUNT' }, facts: 'D15' },
        },
      },
    }),
  ],
  expect: {
    rule: 'p2p-page-count-expected',
    class: 'early completion',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 2, clients: 1 },
    interleaving: [
      'process0: vm_insert_page: -ENOMEM',
      'process0: gen_pool_free, before the count',
      'process1: gen_pool_alloc_owner',
      'process1: VM_WARN_ON_ONCE_PAGE: page_ref_count',
    ],
  },
});
