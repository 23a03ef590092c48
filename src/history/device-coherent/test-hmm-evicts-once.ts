import { evictsUntilEmpty } from '../../duties/pages/evicts-until-empty.ts';
import { dropStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/**
 * Its copy is a memcpy, and its allocation of one page may not fail: only references and the lock
 * are in the way. Of the two ways to pin, the log has the short one.
 */
export const testHmmEvictsOnce = edit({
  id: 'test-hmm-evicts-once',
  title: 'lib/test_hmm.c evicts in one pass, which skips a page that is pinned',
  facts: 'C1 A9 A11',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'A process has put a page of coherent memory into a pipe. The one pass of the driver skips it, and memunmap_pages waits. The pin ends, and that is not enough: the page is mapped as before and nobody tries to move it again. Only munmap or exit of the process frees it, as a log of a real kernel shows.',
  changes: [
    ...evictsUntilEmpty.dropped,
    dropStep('driver', 'evict.pass.migrate.alloc', 'alloc_page fails'),
    dropStep('driver', 'evict.pass.migrate.copy', 'copy to RAM fails'),
    dropStep('user_thread', 'user.idle', 'get_user_pages: FOLL_LONGTERM'),
  ],
  expect: {
    rule: 'unregister-finishes',
    class: 'blocks forever',
    system: 'device-coherent',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'pin0: try_grab_folio',
      'driver: migrate_device_pages: -EAGAIN',
      'driver: percpu_ref_kill',
      'rcu: percpu_ref_put',
    ],
  },
});
