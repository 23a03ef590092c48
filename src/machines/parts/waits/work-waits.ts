import { portStep } from './port-step.ts';
import type { work } from '../../objects/waits/work.ts';

const inWorkqueue = (name: string) => ({ source: `kernel/workqueue.c: ${name}` });

/**
 * cancel_work_sync, or cancel_delayed_work_sync: nobody can queue the work until it returns, and it
 * waits for a worker that runs it; not under a lock that the work takes.
 *
 * @param then where the caller goes on, as `#machine.state`
 * @param port the caller's port that is wired to the work
 */
export const cancelWorkSync = <const T extends string, const P extends string = 'work'>(
  then: T,
  port: P = 'work' as P,
) => {
  const step = portStep<typeof work, P>(port);
  return {
    initial: 'begin',
    meta: inWorkqueue('cancel_work_sync'),
    states: {
      begin: { on: { cancel_work_sync: step('wait', 'CANCEL_SYNC', { sleeps: true }) } },
      wait: {
        on: { 'cancel_work_sync returns': step(then, 'CANCELLED', { sleeps: true }) },
      },
    },
  } as const;
};

/**
 * flush_work, or flush_delayed_work: waits for the instance that is queued or runs when it begins,
 * and for none that is queued later.
 */
export const flushWork = <const T extends string, const P extends string = 'work'>(
  then: T,
  port: P = 'work' as P,
) => {
  const step = portStep<typeof work, P>(port);
  return {
    initial: 'begin',
    meta: inWorkqueue('flush_work'),
    states: {
      begin: { on: { flush_work: step('wait', 'FLUSH', { sleeps: true }) } },
      wait: { on: { 'flush_work returns': step(then, 'FLUSHED', { sleeps: true }) } },
    },
  } as const;
};

/**
 * drain_workqueue of a queue with this one work item: waits until it is neither queued nor run, and
 * only its own workers may queue it meanwhile. For more items send `DRAIN` and `DRAINED` to each.
 */
export const drainWorkqueue = <const T extends string, const P extends string = 'work'>(
  then: T,
  port: P = 'work' as P,
) => {
  const step = portStep<typeof work, P>(port);
  return {
    initial: 'begin',
    meta: inWorkqueue('drain_workqueue'),
    states: {
      begin: { on: { drain_workqueue: step('wait', 'DRAIN', { sleeps: true }) } },
      wait: { on: { 'drain_workqueue returns': step(then, 'DRAINED', { sleeps: true }) } },
    },
  } as const;
};
