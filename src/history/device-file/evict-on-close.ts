import { addState, dropState } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const evictOnClose = edit({
  id: '744dd97752ef',
  title: 'lib/test_hmm: evict device pages on file close to avoid use-after-free',
  facts: 'D13',
  evidence: 'read',
  since: '7.1',
  kind: 'revert',
  story:
    'Closing the device file freed what the driver kept for it, while pages that had been moved through it stayed in device memory and still pointed to it. The next fault on such a page used the freed object.',
  changes: [
    dropState('process', 'running.close.enter'),
    addState('process', 'running.close.enter', { always: '#process.running.close.free' }),
  ],
  expect: {
    rule: 'file-not-used-after-free',
    class: 'use after free',
    system: 'device-file',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'thread0: migrate_vma_finalize',
      'process0: close: release',
      'process0: kfree dmirror',
      'thread0: migrate_to_ram',
    ],
  },
});
