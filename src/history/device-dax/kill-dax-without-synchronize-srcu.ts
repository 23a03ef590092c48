import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const killDaxWithoutSynchronizeSrcu = edit({
  id: 'kill-dax-without-synchronize-srcu',
  title: 'kill_dax: clear DAXDEV_ALIVE without waiting for faults under way',
  facts: 'C5',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'A fault has found the device alive. The unbind takes the mappings away before the fault inserts its page: the process maps memory of a device that is gone, or the fault touches a struct page that is.',
  changes: [
    replaceStep(
      'dev_dax_driver',
      'kill_dax.synchronize',
      'synchronize_srcu',
      { target: '#dev_dax_driver.unmap', ports: { dax: 'SYNCHRONIZE' } },
      { target: '#dev_dax_driver.unmap' },
      'no synchronize_srcu',
    ),
  ],
  expect: {
    rule: 'mapping-ends-before-memmap',
    class: 'use after free',
    system: 'device-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'process0: dax_read_lock, dax_alive',
      'driver: no synchronize_srcu',
      'driver: unmap_mapping_range: nothing is mapped',
      'driver: remove_pfn_range_from_zone',
      'process0: vmf_insert_page',
    ],
    also: {
      'dax-page-not-used-after-remove': 'a fault that is later still reads the struct page',
      'dax-page-not-put-after-remove': 'the munmap that follows puts the page',
      'dax-device-not-used-after-free': 'the section outlives what the driver has freed',
    },
  },
});
