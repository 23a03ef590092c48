import { dropState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The text of 7.3. */
export const mappingsStayListed = edit({
  id: 'cand-7',
  title: 'pci_p2pdma_add_resource leaves its action listed when gen_pool_add_owner fails',
  facts: 'CAND-7',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The error path unregisters the pagemap and frees the struct that holds it. The managed action that removes the sysfs file was added before and keeps the pointer: when the device is unbound, it follows it. A text newer than 7.3 takes the action off the list first, as the model does.',
  changes: [
    replaceStep(
      'p2p_driver',
      'add.adding',
      'gen_pool_add_owner: -ENOMEM',
      { target: '#p2p_driver.takingBack' },
      { target: '#p2p_driver.pagemap', meta: { ports: {}, mayFail: true, facts: 'CAND-7' } },
    ),
    dropState('p2p_driver', 'takingBack'),
  ],
  expect: {
    rule: 'container-not-used-after-free',
    class: 'use after free',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 0, clients: 1 },
    interleaving: [
      'driver: gen_pool_add_owner: -ENOMEM',
      'driver: devm_memunmap_pages returns',
      'driver: devm_kfree: p2p_pgmap',
      'driver: device_release_driver: remove()',
      'driver: pci_p2pdma_unmap_mappings',
    ],
    also: {
      'devm-actions-in-reverse':
        'the action of the pagemap has run while a later one is still listed',
    },
  },
});
