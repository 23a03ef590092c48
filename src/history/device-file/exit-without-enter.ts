import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const exitWithoutEnter = edit({
  id: 'exit-without-enter',
  title: 'release() leaves a drm_dev_enter section that it was refused',
  facts: 'A12',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'release() calls drm_dev_exit on its common exit, also when drm_dev_enter has failed because the device is unplugged.',
  changes: [
    replaceStep(
      'process',
      'running.close.enter',
      'drm_dev_enter fails',
      { target: 'refused', ports: { drm: 'ENTER_FAILS' } },
      { target: 'exit', meta: { ports: { drm: 'ENTER_FAILS' } } },
    ),
  ],
  expect: {
    rule: 'drm-sections-balanced',
    class: 'double put',
    system: 'device-file',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'driver: drm_dev_unplug',
      'process0: drm_dev_enter fails',
      'process0: drm_dev_exit',
    ],
  },
});
