import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The walk stays in one RCU section from the read of an entry to the last use of its pagemap
 * (source: mm/hmm.c: hmm_vma_walk_pmd; facts A11 H2 H3).
 */
export const walksUnderRcu = duty({
  id: 'walks-under-rcu',
  sentence:
    'the walk stays in one RCU section from the read of an entry to the last use of its pagemap',
  whose: 'core',
  source: 'mm/hmm.c: hmm_vma_walk_pmd; facts A11 H2 H3',
  dropped: [
    replaceStep(
      'peer_importer',
      'fault.walk.entry',
      'ptep_get: device private',
      { target: 'read', ports: { pte: 'looks device private', rcu: 'READ_LOCK' } },
      { target: 'read', meta: { ports: { pte: 'looks device private' } } },
      'ptep_get: device private, no RCU',
    ),
    replaceStep(
      'peer_importer',
      'fault.walk.read',
      'pgmap->owner is equal',
      {
        target: '#peer_importer.fault.lock',
        ports: { owner: 'looks owner is {own}', rcu: 'READ_UNLOCK' },
      },
      { target: '#peer_importer.fault.lock', meta: { ports: { owner: 'looks owner is {own}' } } },
    ),
    replaceStep(
      'peer_importer',
      'fault.walk.read',
      'pgmap->owner differs',
      {
        target: '#peer_importer.fault.fallback',
        ports: { owner: 'looks not owner is {own}', rcu: 'READ_UNLOCK', notifier: 'DONE' },
      },
      {
        target: '#peer_importer.fault.fallback',
        meta: { ports: { owner: 'looks not owner is {own}', notifier: 'DONE' } },
      },
    ),
  ],
});
