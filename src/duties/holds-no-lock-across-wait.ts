import { addState, dropStep, replaceStep, startIn } from '../model/change.ts';
import { duty } from '../model/duty.ts';

/** Dropped: the lock that every copy takes is taken once, before eviction, and kept until the end. */
export const holdsNoLockAcrossWait = duty({
  id: 'holds-no-lock-across-wait',
  sentence: 'the driver waits for the pages without a lock that somebody needs to free one',
  whose: 'driver',
  source: 'facts A3 U3 R, A13, C2; drivers/gpu/drm/nouveau/nouveau_dmem.c: nouveau_dmem_fini',
  dropped: [
    startIn('driver', 'pass', 'lock', 'evict'),
    addState('driver', 'evict.lock', {
      on: {
        'mutex_lock: until the end': {
          target: 'pass',
          meta: { ports: { copyLock: 'LOCK' }, sleeps: true },
        },
      },
    }),
    replaceStep(
      'driver',
      'evict.pass.migrate.lock',
      'mutex_lock',
      { target: 'copy', ports: { copyLock: 'LOCK' } },
      { target: 'copy' },
      'the lock is held',
    ),
    replaceStep(
      'driver',
      'evict.pass.migrate.copy',
      'copy to RAM',
      { target: 'pages', ports: { copyLock: 'UNLOCK' } },
      {
        target: 'pages',
        meta: {
          ports: {
            engine: 'looks running',
            memory: ['looks not lost', 'ACCESS'],
            page: 'TOUCH',
          },
          sleeps: true,
        },
      },
    ),
    replaceStep(
      'driver',
      'evict.pass.migrate.copy',
      'copy to RAM fails',
      { ports: { page: 'MAP_BACK_UNLOCK', copyLock: 'UNLOCK' } },
      {
        target: '#driver.evict.pass.put',
        meta: {
          ports: { page: 'MAP_BACK_UNLOCK', mappings: 'MAP_BACK' },
          mayFail: true,
          sleeps: true,
        },
      },
    ),
    dropStep('driver', 'evict.pass.migrate.copy', 'copy to RAM fails: engine stopped'),
    replaceStep(
      'driver',
      'evict.pass.migrate.copy',
      'clear_highpage: data lost',
      { target: 'pages', ports: { copyLock: 'UNLOCK' } },
      { target: 'pages', meta: { ports: { memory: 'looks lost' } } },
    ),
    replaceStep(
      'driver',
      'stop',
      'stop the copy engine',
      { target: 'backing', ports: { engine: 'STOP' } },
      { target: 'backing', meta: { ports: { engine: 'STOP', copyLock: 'UNLOCK' }, sleeps: true } },
      'mutex_unlock, stop the copy engine',
    ),
  ],
});
