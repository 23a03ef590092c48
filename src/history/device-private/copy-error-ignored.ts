import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const copyErrorIgnored = edit({
  id: 'copy-error-ignored',
  title: 'a failed copy to the device is ignored',
  facts: 'A8 V8, CAND-5',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The copy from RAM to device memory fails, and the driver maps the device page all the same.',
  changes: [
    replaceStep(
      'user_thread',
      'migrate.copy',
      'copy to device fails',
      { target: 'put', ports: { page: 'UNLOCK' } },
      {
        target: 'finalize',
        meta: { ports: { copyLock: 'looks unlocked' }, mayFail: true, sleeps: true },
      },
    ),
  ],
  expect: {
    rule: 'device-page-mapped-written',
    class: 'data loss',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['thread0: copy to device fails', 'thread0: migrate_vma_finalize'],
  },
});
