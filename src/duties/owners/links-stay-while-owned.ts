import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * No interconnect is taken down while devices have an owner in common over it (source: facts E2 O1,
 * E4 4).
 */
export const linksStayWhileOwned = duty({
  id: 'links-stay-while-owned',
  sentence: 'no interconnect is taken down while devices have an owner in common over it',
  whose: 'administrator',
  source: 'facts E2 O1, E4 4',
  dropped: [
    addStep('link_topology', 'up', 'a device leaves its interconnects', {
      target: 'leaving',
      actions: 'cut',
      meta: { ports: { ways: 'LEAVE' }, picks: ['gone'] },
    }),
  ],
});
