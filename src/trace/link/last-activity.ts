import { keptText } from '../log/kept-text.ts';
import type { TraceEvent } from '../log/trace-event.ts';

/** Events that say nothing of what a task is doing. */
const IDLE = /^(sched_|tracing_mark_write$|module_|irq_|softirq_)/;

/** What each runner was last seen doing that is not itself an event of a pagemap. */
export class LastActivity {
  readonly #last = new Map<string, string>();
  readonly #names = new Map<string, string | undefined>();

  see(runner: string, { name }: TraceEvent): void {
    let kept = this.#names.get(name);
    if (kept === undefined && !this.#names.has(name)) {
      const isReturn = name.endsWith('_ret');
      kept = isReturn || IDLE.test(name) ? undefined : keptText(name);
      this.#names.set(keptText(name), kept);
    }
    if (kept !== undefined) this.#last.set(runner, kept);
  }

  of(runner: string): string | undefined {
    return this.#last.get(runner);
  }
}
