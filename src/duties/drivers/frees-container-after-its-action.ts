import { addState, replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Work that finds the device unplugged leaves the pagemap and its memory to devres (source: facts
 * CAND-1; drivers/gpu/drm/xe/xe_svm.c).
 */
export const freesContainerAfterItsAction = duty({
  id: 'frees-container-after-its-action',
  sentence: 'work that finds the device unplugged leaves the pagemap and its memory to devres',
  whose: 'driver',
  source: 'facts CAND-1; drivers/gpu/drm/xe/xe_svm.c',
  dropped: [
    replaceStep(
      'destroy_work',
      'running',
      'drm_dev_enter: unplugged',
      { target: 'over', ports: { drm: 'ENTER_FAILS' } },
      { target: 'freeingUnplugged', meta: { ports: { drm: 'ENTER_FAILS' } } },
    ),
    addState('destroy_work', 'freeingUnplugged', {
      on: { 'kfree(pgmap)': { target: 'over', meta: { ports: { container: 'FREE' } } } },
    }),
  ],
});
