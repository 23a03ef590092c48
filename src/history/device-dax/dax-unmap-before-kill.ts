import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const daxUnmapBeforeKill = edit({
  id: 'dax-unmap-before-kill',
  title: 'kill_dev_dax: take the mappings away, then kill the device',
  facts: 'C5',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The device is alive when its mappings are taken away: the next touch faults a page in again, and then the device dies with that mapping.',
  changes: [
    replaceStep(
      'dev_dax_driver',
      'bound',
      'device_release_driver',
      { target: 'kill_dax', ports: { pins: 'looks unpinned' } },
      {
        target: 'unmap',
        meta: { ports: { pins: 'looks unpinned' }, sleeps: true, facts: 'A12 unbind' },
      },
    ),
    replaceStep(
      'dev_dax_driver',
      'unmap',
      'unmap_mapping_range: nothing is mapped',
      { target: 'cdev', ports: { ptes: 'looks none' } },
      { target: 'kill_dax', meta: { ports: { ptes: 'looks none' }, facts: 'C5' } },
    ),
    replaceStep(
      'dev_dax_driver',
      'kill_dax.synchronize',
      'synchronize_srcu',
      { target: '#dev_dax_driver.unmap', ports: { dax: 'SYNCHRONIZE' } },
      { target: '#dev_dax_driver.cdev', meta: { ports: { dax: 'SYNCHRONIZE' }, sleeps: true } },
    ),
  ],
  expect: {
    rule: 'mapping-ends-before-memmap',
    class: 'use after free',
    system: 'device-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'driver: unmap_mapping_range: nothing is mapped',
      'process0: vmf_insert_page',
      'driver: remove_pfn_range_from_zone',
    ],
    also: {
      'dax-page-not-put-after-remove': 'the munmap that follows puts the page',
      'dev-dax-unbind-finishes':
        'mappings are taken away until none is found, and new faults make more of them',
    },
  },
});
