import { LastActivity } from './last-activity.ts';
import type { Heard } from '../probes/heard.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { TraceEvent } from '../log/trace-event.ts';

/** Why somebody should hear of a wait: it goes to sleep, a page that it waits for is freed, it is over. */
export type WaitChange = 'asleep' | 'freed' | 'over';

/** Notes who holds which page while a log is read, and who waits for them. */
export class HoldKeeper {
  readonly #activity = new LastActivity();
  readonly #waiting = new Set<RegisteredPagemap>();
  readonly #blame: (pagemap: RegisteredPagemap, line: number, why: WaitChange) => void;

  constructor(blame: (pagemap: RegisteredPagemap, line: number, why: WaitChange) => void) {
    this.#blame = blame;
  }

  forget(pagemap: RegisteredPagemap): void {
    this.#waiting.delete(pagemap);
  }

  /** An event that says nothing of a pagemap still says what its runner is doing. */
  see(runner: string, event: TraceEvent): void {
    this.#activity.see(runner, event);
    if (this.#waiting.size > 0) this.driverRuns(event.name);
  }

  /** An event of a page. */
  page(
    { line, by, runner, means }: Heard,
    pagemap: RegisteredPagemap,
    page: string,
    call: string | undefined,
  ): void {
    if (this.#waiting.size > 0) this.driverRuns(means);
    if (means === 'free_zone_device') {
      pagemap.holds.free(page, line, by);
      if (this.#waiting.has(pagemap)) this.#blame(pagemap, line, 'freed');
    }
    if (means !== 'zone_device_page_init') return;
    const doing = this.#activity.of(runner) ?? call;
    pagemap.holds.take({ page, from: line, by, ...(doing !== undefined && { doing }) });
  }

  beginWait({ line, event, by }: Heard, pagemap: RegisteredPagemap): void {
    pagemap.holds.wait(line, event.seconds, by);
    this.#waiting.add(pagemap);
  }

  endWait({ line, event }: Heard, pagemap: RegisteredPagemap): void {
    const wait = pagemap.holds.waits.at(-1);
    const toSeconds = event.inTicks ? {} : { toSeconds: event.seconds };
    if (wait) Object.assign(wait, { to: line, ...toSeconds });
    this.#waiting.delete(pagemap);
    this.#blame(pagemap, line, 'over');
  }

  /** The task that waits for the pagemap goes to sleep. */
  sleeps({ line }: Heard, pagemap: RegisteredPagemap): void {
    const wait = pagemap.holds.waits.at(-1);
    if (!wait || wait.slept !== undefined) return;
    wait.slept = line;
    this.#blame(pagemap, line, 'asleep');
  }

  /** A function of the driver runs while its own unregistering waits. */
  driverRuns(name: string): void {
    if (!name.startsWith('drv_')) return;
    for (const { holds } of this.#waiting) {
      const driver = holds.waits.at(-1)?.driver;
      driver?.set(name, (driver.get(name) ?? 0) + 1);
    }
  }
}
