import { dropStep, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

const PASSES = [
  { machine: 'driver', state: 'evict.pass' },
  { machine: 'driver', state: 'shrink.evict' },
  { machine: 'process', state: 'running.close.evict' },
] as const;

/** A driver without eviction by pfn can only look again whether its pages have come back. */
export const evictByPfn = edit({
  id: 'e778406b40db',
  title: 'mm/migrate_device.c: add migrate_device_range()',
  facts: 'D9',
  evidence: 'reconstructed',
  since: '6.1',
  kind: 'revert',
  story:
    'A driver could move a page back only through an address of a process. At unbind it had no way to empty its device: pages of a process that slept and never touched them stayed, and the driver waited for them.',
  changes: PASSES.flatMap(({ machine, state }) => [
    dropStep(machine, `${state}.get`, 'get_page_unless_zero'),
    replaceStep(
      machine,
      `${state}.get`,
      'get_page_unless_zero: page is free',
      { target: 'next', ports: { page: 'GET_IS_ZERO' } },
      { target: 'next' },
      'no migration by pfn',
    ),
  ]),
  expect: {
    rule: 'eviction-can-end',
    class: 'blocks forever',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['thread0: migrate_vma_finalize', 'driver: device_driver_detach'],
  },
  elsewhere: [
    {
      rule: 'eviction-can-end',
      class: 'blocks forever',
      system: 'device-coherent',
      sizes: { pages: 1, processes: 1 },
      interleaving: ['thread0: migrate_vma_finalize', 'driver: device_driver_detach'],
    },
  ],
});
