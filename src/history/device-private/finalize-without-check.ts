import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const finalizeWithoutCheck = edit({
  id: 'finalize-without-check',
  title: 'migrate_vma_finalize maps the device page without a look at the entry',
  facts: 'A8 V10',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'A process unmaps the page while it is migrated to the device. The migration entry is gone, and the device page is mapped where nothing is mapped any more.',
  changes: [
    replaceStep(
      'user_thread',
      'migrate.finalize',
      'migrate_vma_finalize: entry is gone',
      { target: 'put', ports: { page: 'UNLOCK' } },
      {
        target: 'put',
        meta: {
          ports: { pte: ['looks not migrating from ram', 'MAP_DEVICE'], page: 'MAP_UNLOCK' },
        },
      },
    ),
  ],
  expect: {
    rule: 'pte-not-overwritten',
    class: 'use after free',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'process0: zap_nonpresent_ptes: migration entry of RAM',
      'thread0: migrate_vma_finalize: entry is gone',
    ],
  },
});
