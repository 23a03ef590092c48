import type { FindingOf } from '../../schemas/log-finding.ts';
import { runnerName, type TraceEvent } from '../log/trace-event.ts';

/** Calls that are told when they have not returned, and whose return shows that they have. */
const TOLD: ReadonlySet<string> = new Set([
  'memunmap_pages',
  'device_release_driver',
  'delete_module',
]);

/** A call that has not returned. */
interface Running {
  readonly call: string;
  readonly line: number;
  readonly by: string;
  /** What the task was last seen to enter. */
  in?: { readonly name: string; readonly line: number };
  /** Line at which it went to sleep, if that is the last that is known of it. */
  asleep?: number | undefined;
}

/** Calls that end a registration, or all of a driver, while they run. */
export class Unfinished {
  /** The outermost call of each runner. */
  readonly #running = new Map<string, Running>();

  see(event: TraceEvent, runner: string): void {
    const { name, line } = event;
    const running = this.#running.get(runner);
    if (!running) {
      if (TOLD.has(name)) {
        const by = runnerName(event);
        this.#running.set(runner, { call: name, line, by });
      }
      return;
    }
    if (name === `${running.call}_ret` || name === 'sched_process_exit') {
      this.#running.delete(runner);
      return;
    }
    running.asleep = name === 'sched_switch' ? line : undefined;
    if (name !== 'sched_switch' && !name.endsWith('_ret')) running.in = { name, line };
  }

  /** Those that have not returned when the log ends. */
  atEnd(returns: (call: string) => boolean): FindingOf<'unfinished'>[] {
    return [...this.#running.values()]
      .filter(({ call }) => returns(call))
      .map(({ call, line, by, in: inside, asleep }) => ({
        kind: 'unfinished',
        line,
        facts: {
          by,
          call,
          ...(inside && { in: inside.name, inSince: inside.line }),
          ...(asleep !== undefined && { asleep }),
        },
      }));
  }
}
