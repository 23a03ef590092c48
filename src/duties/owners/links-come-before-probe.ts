import { addState, addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/** Interconnects are up before drivers are loaded (source: facts E1 29 Jan 2025, E2 O1). */
export const linksComeBeforeProbe = duty({
  id: 'links-come-before-probe',
  sentence: 'interconnects are up before drivers are loaded',
  whose: 'administrator',
  source: 'facts E1 29 Jan 2025, E2 O1',
  dropped: [
    addState('link_topology', 'late', {
      on: {
        'devices are linked in cliques, late': {
          target: 'up',
          guard: 'of cliques',
          actions: 'draw',
          meta: { ports: { there: 'UP', regroup: 'QUEUE' }, picks: ['graph'] },
        },
      },
    }),
    addStep('link_topology', 'boot', 'drivers are loaded first', {
      target: 'late',
      meta: { ports: { list: 'INIT' } },
    }),
  ],
});
