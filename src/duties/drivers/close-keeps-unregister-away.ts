import { dropState, dropStep, replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver does not unregister while release() of a file walks the pages (source: lib/test_hmm.c:
 * dmirror_fops_release; facts C1, CAND-6).
 *
 * Dropped: release() takes nothing that remove() waits for, as the text of lib/test_hmm.c is.
 */
export const closeKeepsUnregisterAway = duty({
  id: 'close-keeps-unregister-away',
  sentence: 'the driver does not unregister while release() of a file walks the pages',
  whose: 'driver',
  source: 'lib/test_hmm.c: dmirror_fops_release; facts C1, CAND-6',
  dropped: [
    replaceStep(
      'process',
      'running.close.enter',
      'drm_dev_enter',
      { target: 'evict', ports: { drm: 'ENTER' } },
      { target: 'evict', actions: 'first page' },
      'no drm_dev_enter',
    ),
    dropState('process', 'running.close.refused'),
    dropStep('process', 'running.close.enter', 'drm_dev_enter fails'),
    replaceStep(
      'process',
      'running.close.exit',
      'drm_dev_exit',
      { target: 'check', ports: { drm: 'EXIT' } },
      { target: 'check' },
      'migrate_device_range returns',
    ),
  ],
});
