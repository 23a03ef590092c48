import { replaceStep, startIn } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const devresInOrder = edit({
  id: 'devres-in-order',
  title: 'devres_release_all: run the actions in the order of their registration',
  facts: 'A12 D2, G I10',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The memory region is given away before the pagemap on it is unregistered, which opens the range to another driver while memunmap_pages still waits.',
  changes: [
    startIn('devres_driver', 'pagemap', 'region', 'releasing'),
    replaceStep(
      'devres_driver',
      'releasing.inRelease',
      'devm_region_release returns',
      { target: '#devres_driver.released' },
      { target: 'pagemap', meta: { ports: { region: 'END' } } },
    ),
    replaceStep(
      'devres_driver',
      'releasing.pagemap',
      'no pagemap on the list',
      { target: 'region' },
      {
        target: '#devres_driver.released',
        meta: { ports: { pagemap: 'looks not moved' } },
      },
    ),
    replaceStep(
      'devres_driver',
      'releasing.inMemunmap',
      'memunmap_pages returns',
      { target: 'region' },
      {
        target: '#devres_driver.released',
        meta: { ports: { pagemap: 'END', container: 'RETURN' } },
      },
    ),
  ],
  expect: {
    rule: 'devm-actions-in-reverse',
    class: 'early completion',
    system: 'devres',
    sizes: {},
    interleaving: [
      'unbind: devm_add_action_or_reset',
      'unbind: devres_release_all: take the list',
      'unbind: devm_region_release',
    ],
  },
});
