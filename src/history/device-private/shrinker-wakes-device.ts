import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const shrinkerWakesDevice = edit({
  id: 'shrinker-wakes-device',
  title: 'the shrinker resumes the device while it holds the copy lock',
  facts: 'A13, I13',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'remove() runs under device_lock and takes the copy lock to evict. A shrinker that holds the copy lock and resumes the device takes the two in the other order.',
  changes: [
    replaceStep(
      'driver',
      'shrink.evict.migrate.lock',
      'mutex_lock',
      { target: 'copy', ports: { copyLock: 'LOCK' } },
      { target: 'resume', meta: { ports: { copyLock: 'LOCK' }, sleeps: true } },
    ),
    addState('driver', 'shrink.evict.migrate.resume', {
      on: {
        device_lock: { target: 'resumed', meta: { ports: { deviceLock: 'LOCK' }, sleeps: true } },
      },
    }),
    addState('driver', 'shrink.evict.migrate.resumed', {
      on: { device_unlock: { target: 'copy', meta: { ports: { deviceLock: 'UNLOCK' } } } },
    }),
  ],
  expect: {
    rule: 'lock-order-has-no-cycle',
    class: 'deadlock',
    system: 'device-private',
    sizes: { pages: 1, processes: 1, shrinkers: 1 },
    interleaving: [],
  },
});
