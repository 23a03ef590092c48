import { steps } from '../../../model/thread.ts';
import type { daxDevice } from '../../objects/dax/dax-device.ts';

/** What a thread that kills a dax device needs. */
export interface KillDaxPorts {
  dax: typeof daxDevice;
}

const step = steps<KillDaxPorts>();

/**
 * kill_dax after its holder was told: whoever saw the device alive has left its section at the end.
 *
 * @param then where the caller goes on, as `#machine.state`
 */
export const killDax = <const T extends string>(then: T) =>
  ({
    initial: 'clear',
    meta: { source: 'drivers/dax/super.c: kill_dax', facts: 'C5' },
    states: {
      clear: {
        on: {
          'kill_dax: clear DAXDEV_ALIVE': step(
            'synchronize',
            { dax: 'KILL' },
            { facts: 'C5 kill, C6 kill' },
          ),
        },
      },
      synchronize: {
        tags: 'synchronizing',
        on: {
          synchronize_srcu: step(
            then,
            { dax: 'SYNCHRONIZE' },
            { sleeps: true, facts: 'C5 kill, C6 kill' },
          ),
        },
      },
    },
  }) as const;
