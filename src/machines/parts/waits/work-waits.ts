import { portStep } from './port-step.ts';
import type { work } from '../../objects/waits/work.ts';
import type { WorkEvent } from '../../objects/waits/work-parts.ts';

/**
 * A call that sleeps until something is true of a work item: one step begins it, one ends it.
 *
 * @returns takes where the caller goes on, as `#machine.state`, and the caller's port that is wired to
 *   the work
 */
const waitFor =
  (call: string, begin: WorkEvent, end: WorkEvent) =>
  <const T extends string, const P extends string = 'work'>(then: T, port: P = 'work' as P) => {
    const step = portStep<typeof work, P>(port);
    return {
      initial: 'begin',
      meta: { source: `kernel/workqueue.c: ${call}` },
      states: {
        begin: { on: { [call]: step('wait', begin, { sleeps: true }) } },
        wait: { on: { [`${call} returns`]: step(then, end, { sleeps: true }) } },
      },
    } as const;
  };

/**
 * cancel_work_sync, or cancel_delayed_work_sync: nobody can queue the work until it returns, and it
 * waits for a worker that runs it; not under a lock that the work takes.
 *
 * @param then where the caller goes on, as `#machine.state`
 * @param port the caller's port that is wired to the work
 */
export const cancelWorkSync = waitFor('cancel_work_sync', 'CANCEL_SYNC', 'CANCELLED');

/**
 * flush_work, or flush_delayed_work: waits for the instance that is queued or runs when it begins,
 * and for none that is queued later.
 */
export const flushWork = waitFor('flush_work', 'FLUSH', 'FLUSHED');

/**
 * drain_workqueue of a queue with this one work item: waits until it is neither queued nor run, and
 * only its own workers may queue it meanwhile. For more items send `DRAIN` and `DRAINED` to each.
 */
export const drainWorkqueue = waitFor('drain_workqueue', 'DRAIN', 'DRAINED');
