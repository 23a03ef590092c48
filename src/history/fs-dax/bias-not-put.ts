import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const biasNotPut = edit({
  id: 'bias-not-put',
  title: 'memunmap_pages does not put the references that registration took',
  facts: 'A3 U2, A2 M3.11',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'Registration takes a reference of the pagemap for each page of FS_DAX, GENERIC and PCI_P2PDMA memory. When the bulk is not put after the kill, the count never becomes zero.',
  changes: [
    replaceStep(
      'pmem_driver',
      'memunmap_pages.bias',
      'percpu_ref_put_many',
      { target: 'wait', ports: { ref: 'PUT' } },
      { target: 'wait' },
      'the bias is kept',
    ),
  ],
  expect: {
    rule: 'unregister-finishes',
    class: 'blocks forever',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['driver: percpu_ref_kill', 'driver: the bias is kept'],
    also: { 'no-deadlock': 'the driver waits for a reference that nobody will put' },
  },
});
