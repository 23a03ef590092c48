import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Two devices that both reach a third are plugged so that they reach each other (source: facts E2
 * O1, E4 3, K13).
 *
 * No driver can see to it, and no equality of owners can do without it.
 */
export const linksFormCliques = duty({
  id: 'links-form-cliques',
  sentence: 'two devices that both reach a third are plugged so that they reach each other',
  whose: 'administrator',
  source: 'facts E2 O1, E4 3, K13',
  shownAt: { devices: 3, leavers: 1 },
  dropped: [
    addStep('link_topology', 'boot', 'devices are linked in any way', {
      target: 'up',
      actions: 'draw',
      meta: { ports: { there: 'UP', list: 'INIT' }, picks: ['graph'] },
    }),
  ],
});
