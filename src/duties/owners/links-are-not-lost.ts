import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * No interconnect goes down without warning (source: facts E2 O1, E4 4, A12 surprise hot-unplug).
 */
export const linksAreNotLost = duty({
  id: 'links-are-not-lost',
  sentence: 'no interconnect goes down without warning',
  whose: 'administrator',
  source: 'facts E2 O1, E4 4, A12 surprise hot-unplug',
  dropped: [
    addStep('link_topology', 'up', 'a device loses its interconnects', {
      target: 'lost',
      actions: 'cut',
      meta: { ports: { ways: 'LOSE' }, picks: ['gone'] },
    }),
  ],
});
