import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const daxUnbindWithoutUnmap = edit({
  id: 'dax-unbind-without-unmap',
  title: 'kill_dev_dax: leave the mappings as they are',
  facts: 'C5, C11',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'kill_dax stops new faults and no more: what is mapped stays mapped, and memunmap_pages does not wait for it.',
  changes: [
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
      'driver: kill_dax: clear DAXDEV_ALIVE',
      'process0: vmf_insert_page',
      'driver: synchronize_srcu',
      'driver: remove_pfn_range_from_zone',
    ],
    also: { 'dax-page-not-put-after-remove': 'the munmap that follows puts the page' },
  },
});
