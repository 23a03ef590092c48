import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const zapBeforeDrain = edit({
  id: 'p2p-zap-before-drain',
  title: 'sysfs: take the mappings away without waiting for an mmap under way',
  facts: 'C7',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'An mmap of the file is under way when the file is removed. The mappings are taken away before it inserts its page: the page stays mapped by a process that nothing obliges to unmap, and the unplug waits for it.',
  changes: [
    replaceStep(
      'p2p_driver',
      'unmapping.drain',
      'kernfs_drain: wait for active references',
      { target: '#p2p_driver.unmapping.zap', ports: { file: 'DRAIN' } },
      { target: '#p2p_driver.unmapping.zap' },
      'no wait for active references',
    ),
  ],
  expect: {
    rule: 'p2p-unbind-finishes',
    class: 'blocks forever',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 1, clients: 1 },
    interleaving: [
      'process0: kernfs_get_active',
      'driver: no wait for active references',
      'driver: unmap_mapping_range: nothing is mapped',
      'process0: vm_insert_page',
    ],
  },
});
