import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const assertCountIsZero = edit({
  id: 'cve-2026-46268',
  title: 'PCI/P2PDMA: warn when the refcount of a page from the pool is not 0',
  facts: 'D16',
  evidence: 'read',
  kind: 'revert',
  story:
    'When pages of the pool got refcount 0, the assertion of mmap said the opposite: it warned when the count was 0. Each mmap that is right trips it, which is a panic where warnings are, and an mmap that is wrong passes.',
  changes: [
    replaceStep(
      'p2p_mapper',
      'expect',
      'VM_WARN_ON_ONCE_PAGE: page_ref_count',
      { target: 'init', ports: { page: 'EXPECT_ZERO' } },
      { target: 'init', meta: { ports: { page: 'EXPECT_IN_USE' }, facts: 'D16' } },
      'VM_WARN_ON_ONCE_PAGE: !page_ref_count',
    ),
  ],
  expect: {
    rule: 'p2p-page-count-expected',
    class: 'wrong assertion',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 1, clients: 1 },
    interleaving: [
      'driver: gen_pool_add_owner',
      'process0: gen_pool_alloc_owner',
      'process0: VM_WARN_ON_ONCE_PAGE: !page_ref_count',
    ],
  },
});
