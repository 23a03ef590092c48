import { steps } from '../../../model/thread.ts';
import type { Uses } from '../../../model/thread-def.ts';
import { portStep } from './port-step.ts';
import type { waitqueue } from '../../objects/waits/waitqueue.ts';

/** What the caller waits for, in its own ports: as it looks when it is true, and when it is not. */
export interface Condition<P> {
  readonly met: Uses<P>;
  readonly unmet: Uses<P>;
}

/**
 * wait_event(queue, condition): queued before the condition is tested, so that no wake-up is lost.
 *
 * @example wait: waitEvent<Ports>()('#me.on', { met: { flag: 'looks set' }, unmet: { flag: 'looks not set' } })
 * @typeParam P the caller's ports
 * @returns takes where the caller goes on, as `#machine.state`; two complementary looks; and the
 *   caller's port that is wired to the wait queue
 */
export const waitEvent =
  <P>() =>
  <const T extends string, const Q extends string = 'queue'>(
    then: T,
    { met, unmet }: Condition<P>,
    port: Q = 'queue' as Q,
  ) => {
    const look = steps<P>();
    const queue = portStep<typeof waitqueue, Q>(port);
    return {
      initial: 'first',
      meta: { source: 'include/linux/wait.h: wait_event' },
      states: {
        first: {
          on: {
            'wait_event: true at once': look(then, met),
            'wait_event: not yet': look('prepare', unmet),
          },
        },
        prepare: { on: { prepare_to_wait_event: queue('test', 'PREPARE') } },
        test: {
          on: {
            'wait_event: true': look('finish', met),
            'wait_event: false': look('asleep', unmet, { sleeps: true }),
          },
        },
        asleep: {
          description: 'Until a wake-up that comes after prepare_to_wait_event',
          on: { 'schedule returns': queue('prepare', 'SCHEDULE', { sleeps: true }) },
        },
        finish: { on: { finish_wait: queue(then, 'FINISH') } },
      },
    } as const;
  };
