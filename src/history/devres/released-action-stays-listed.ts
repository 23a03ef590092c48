import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const releasedActionStaysListed = edit({
  id: 'released-action-stays-listed',
  title: 'devm_release_action: run the action without taking it off the list',
  facts: 'A2 devm_memunmap_pages, A12 D1',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'Work unregisters the pagemap while its action is still on the list of the device. The unbind finds it there and would unregister the pagemap a second time.',
  changes: [
    replaceStep(
      'destroy_work',
      'inside',
      'devm_release_action',
      { target: 'claimed', ports: { pagemap: 'CLAIM' } },
      { target: 'claimed', meta: { ports: { pagemap: 'looks listed' } } },
    ),
    replaceStep(
      'destroy_work',
      'inside',
      'devm_release_action: not found',
      { target: 'leaving' },
      { target: 'leaving', meta: { ports: { pagemap: 'looks not listed' } } },
    ),
  ],
  expect: {
    rule: 'devm-action-runs-once',
    class: 'use after free',
    system: 'devres',
    sizes: {},
    interleaving: ['work: drm_dev_enter', 'work: devm_release_action', 'work: memunmap_pages'],
  },
});
