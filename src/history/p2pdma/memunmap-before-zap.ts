import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const memunmapBeforeZap = edit({
  id: 'p2p-memunmap-before-zap',
  title: 'p2pdma: unplug without taking the mappings of sysfs away',
  facts: 'C7, C11',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The file of sysfs is removed and its mappings stay. Each mapped page holds a reference of the pagemap, and a process may keep its mapping for as long as it lives: memunmap_pages waits for it.',
  changes: [
    replaceStep(
      'p2p_driver',
      'unmapping.drain',
      'kernfs_drain: wait for active references',
      { target: '#p2p_driver.unmapping.zap', ports: { file: 'DRAIN' } },
      {
        target: '#p2p_driver.unmapping.end',
        meta: { ports: { file: 'DRAIN' }, sleeps: true, facts: 'C7 d' },
      },
      'kernfs_drain: mappings stay',
    ),
  ],
  expect: {
    rule: 'p2p-unbind-finishes',
    class: 'blocks forever',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 1, clients: 1 },
    interleaving: [
      'process0: vm_insert_page',
      'driver: kernfs_drain: mappings stay',
      'driver: percpu_ref_kill: put the initial reference',
    ],
  },
});
