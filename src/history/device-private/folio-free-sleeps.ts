import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const folioFreeSleeps = edit({
  id: 'folio-free-sleeps',
  title: 'folio_free takes a mutex',
  facts: 'A6 R',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The driver takes a mutex in folio_free. The last reference of a page is put under a page-table lock when the page is unmapped, and there nothing may sleep.',
  changes: ['running.munmap.free', 'exiting.free.free'].map((state) =>
    replaceStep(
      'process',
      `${state}.callback`,
      'folio_free',
      { target: 'put pgmap', ports: { page: 'FOLIO_FREE' } },
      {
        target: 'put pgmap',
        meta: {
          ports: { page: 'FOLIO_FREE', module: 'CALL', data: 'FOLIO_FREE' },
          sleeps: true,
        },
      },
    ),
  ),
  expect: {
    rule: 'nothing-sleeps-in-atomic-context',
    class: 'deadlock',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['process0: zap_nonpresent_ptes (last)', 'process0: folio_free'],
  },
});
