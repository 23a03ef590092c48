import { portStep } from './port-step.ts';
import type { delayedWork } from '../../objects/waits/delayed-work.ts';
import type { work } from '../../objects/waits/work.ts';

/**
 * The state of a worker that has nothing to run. It does not rest, or queued work might never run;
 * while there is none it goes round, which holds nobody up.
 *
 * @param self this state, as `#machine.state`
 * @param run where the function of the work begins
 * @param port the worker's port that is wired to the work
 */
export const awaitWork = <
  const S extends string,
  const T extends string,
  const P extends string = 'work',
>(
  self: S,
  run: T,
  port: P = 'work' as P,
) => {
  const step = portStep<typeof work, P>(port);
  return {
    meta: { source: 'kernel/workqueue.c: worker_thread' },
    on: {
      process_one_work: step(run, 'START'),
      'worker_thread: nothing is queued': step(self, 'looks not pending'),
    },
  } as const;
};

/** The state of a worker in which the function of the work returns. */
export const workReturns = <const T extends string, const P extends string = 'work'>(
  idle: T,
  port: P = 'work' as P,
) => {
  const step = portStep<typeof work, P>(port);
  return {
    meta: { source: 'kernel/workqueue.c: process_one_work' },
    on: { 'the work function returns': step(idle, 'END') },
  } as const;
};

/** The state of a thread that is the timer of a delayed work. */
export const awaitTimer = <const S extends string, const P extends string = 'work'>(
  self: S,
  port: P = 'work' as P,
) => {
  const step = portStep<typeof delayedWork, P>(port);
  return {
    meta: { source: 'kernel/workqueue.c: delayed_work_timer_fn' },
    on: {
      delayed_work_timer_fn: step(self, 'TIMER'),
      'the timer does not run': step(self, 'looks not ticking'),
    },
  } as const;
};
