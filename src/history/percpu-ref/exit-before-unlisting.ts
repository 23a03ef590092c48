import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const exitBeforeUnlisting = edit({
  id: 'exit-before-unlisting',
  title: 'percpu_ref_exit before the lookup is emptied and its readers are gone',
  facts: 'A1 REF-exit, A3 U5',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The lookup still leads to the pagemap when its reference count is freed. A tryget_live survives that, because the mode word keeps DEAD; a plain tryget follows the pointer to the freed data.',
  changes: [
    replaceStep(
      'ref_killer',
      'waiting',
      'wait_for_completion',
      { target: 'unlisting' },
      { target: 'exiting', meta: { ports: { done: 'WAIT' } } },
    ),
    replaceStep(
      'ref_killer',
      'exiting',
      'percpu_ref_exit',
      { target: 'gone' },
      { target: 'unlisting', meta: { ports: { ref: 'EXIT' } } },
    ),
    replaceStep(
      'ref_killer',
      'synchronizing',
      'synchronize_rcu',
      { target: 'exiting' },
      { target: 'gone', meta: { ports: { readers: 'looks not old' } } },
    ),
  ],
  expect: {
    rule: 'ref-memory-alive',
    class: 'use after free',
    system: 'percpu-ref',
    sizes: { users: 1 },
    interleaving: [
      'memunmap: wait_for_completion',
      'memunmap: percpu_ref_exit',
      'user0: percpu_ref_tryget: atomic',
    ],
  },
});
