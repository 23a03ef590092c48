import { steps } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { pte } from '../../objects/pages/pte.ts';
import type { rcuReader } from '../../objects/locks/rcu-domain.ts';
import type { walkedPagemap } from '../../objects/hmm/walked-pagemap.ts';

/** What a thread needs that unregisters the exporter's pagemap. */
export interface UnregisterPeerPorts {
  readonly pgmap: typeof walkedPagemap;
  readonly ptes: Every<typeof pte>;
  /** The walks of every importer, as the grace period of the kill sees them. */
  readonly readers: Every<typeof rcuReader>;
}

const step = steps<UnregisterPeerPorts>();

/** The step of memunmap_pages that kills the reference: its grace period begins. */
export const killPeerPagemap = (to: string) => ({
  percpu_ref_kill: step(to, { pgmap: 'KILL', readers: 'GP_START' }, { facts: 'A3 U1' }),
});

/**
 * memunmap_pages after the kill: the wait for pages, references and the grace period, and the removal.
 *
 * @param then where the thread goes on
 */
export const removePeerPagemap = (then: string) => ({
  initial: 'wait',
  meta: { source: 'mm/memremap.c: memunmap_pages', facts: 'A3' },
  states: {
    wait: {
      on: {
        wait_for_completion: step(
          'drained',
          {
            pgmap: 'looks unreferenced',
            ptes: 'looks in ram or none',
            readers: 'looks not old',
          },
          { sleeps: true, facts: 'A3 U3' },
        ),
      },
    },
    drained: {
      on: {
        pageunmap_range: step(then, { pgmap: 'REMOVE' }, { sleeps: true, facts: 'A3 U4.1-U4.5' }),
      },
    },
  },
});
