import { addState, dropState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const pagemapKilledBeforeEviction = edit({
  id: 'cand-2-pte',
  title: 'a driver kills its pagemap before it evicts: the walk of PTE entries under RCU',
  facts: 'CAND-2',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The walk of PTE entries is in an RCU section from 6.5 on, and the kill of the pagemap starts a grace period. A driver that kills before it evicts has that grace period behind it when a walk finds a page: the page is evicted and freed, memunmap_pages waits for nothing more, and the walk reads the pagemap.',
  changes: [
    replaceStep(
      'peer_exporter',
      'drain',
      'drm_dev_unplug: synchronize_srcu',
      { target: 'empty', ports: { gate: 'DRAIN' } },
      { target: 'kill', meta: { ports: { gate: 'DRAIN' }, sleeps: true } },
    ),
    replaceStep(
      'peer_exporter',
      'kill',
      'percpu_ref_kill',
      { target: 'memunmap', ports: { pgmap: 'KILL', readers: 'GP_START' } },
      { target: 'evict', meta: { ports: { pgmap: 'KILL', readers: 'GP_START' } } },
    ),
    dropState('peer_exporter', 'evictedReleased'),
    addState('peer_exporter', 'evictedReleased', { always: 'memunmap' }),
  ],
  expect: {
    rule: 'pagemap-not-read-after-remove',
    class: 'use after free',
    system: 'owners',
    sizes: { pages: 1 },
    interleaving: [
      'exporter: percpu_ref_kill',
      'importer0: ptep_get: device private',
      'exporter: wait_for_completion',
      'exporter: pageunmap_range',
    ],
  },
});
