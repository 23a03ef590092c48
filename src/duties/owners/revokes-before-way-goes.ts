import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The mappings through a way are taken away, by an eviction, before it goes down (source: facts E2
 * O9).
 *
 * No primitive of the kernel does only that: a private mapping goes when its page is migrated, so the exporter
 * evicts every page.
 */
export const revokesBeforeWayGoes = duty({
  id: 'revokes-before-way-goes',
  sentence: 'the mappings through a way are taken away, by an eviction, before it goes down',
  whose: 'driver',
  source: 'facts E2 O9',
  dropped: [
    replaceStep(
      'peer_topology',
      'split.revoke.page',
      'try_to_migrate_one: invalidate_range_start',
      { target: 'toRam.callback' },
      { target: 'next', meta: { ports: { pte: 'looks device private' } } },
      'the page stays where it is',
    ),
  ],
});
