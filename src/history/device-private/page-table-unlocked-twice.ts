import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const pageTableUnlockedTwice = edit({
  id: 'page-table-unlocked-twice',
  title: 'the unmap of a shared page unlocks a page table that is not locked',
  facts: 'A10 munmap',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'A walk that has freed nothing leaves by the exit of one that has, and unlocks the page table a second time.',
  changes: [
    replaceStep(
      'process',
      'running.alive',
      'zap_nonpresent_ptes',
      { target: 'alive', ports: { page: 'UNMAP_PUT' } },
      {
        target: 'alive',
        meta: {
          ports: {
            forks: 'looks not copying',
            pte: ['looks device private', 'ZAP'],
            page: 'UNMAP_PUT',
            ptl: 'UNLOCK',
          },
          picks: ['page'],
        },
      },
    ),
  ],
  expect: {
    rule: 'spinlock-unlocked-by-holder',
    class: 'double put',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['process0: zap_nonpresent_ptes'],
  },
});
