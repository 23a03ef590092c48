import { ELSEWHERE, type Entry, type Registered, type Slice } from './slice.ts';
import { runnerName, runnerOf, type TraceEvent } from './trace-event.ts';

/** What an event says, beside its name. */
export type Said = Pick<Entry, 'variant' | 'word' | 'count'>;

/** A slice while the log is being taken apart. */
export class SliceBuilder implements Slice {
  readonly pagemap: Registered;
  readonly page?: string;
  readonly tasks: string[] = [];
  readonly entries: Entry[] = [];
  readonly #byRunner = new Map<string, number>();

  constructor(pagemap: Registered, page?: string) {
    this.pagemap = pagemap;
    if (page !== undefined) this.page = page;
  }

  /** An event of the slice. */
  hear(event: TraceEvent, said: Said): void {
    this.entries.push({ ...said, line: event.line, task: this.#taskOf(event), event: event.name });
  }

  /** The runner turns to something else, so that it is in the middle of nothing here. */
  leave(event: TraceEvent): void {
    this.entries.push({ line: event.line, task: this.#taskOf(event), event: ELSEWHERE });
  }

  #taskOf(event: TraceEvent): number {
    const runner = runnerOf(event);
    let task = this.#byRunner.get(runner);
    if (task === undefined) {
      task = this.tasks.push(runnerName(event)) - 1;
      this.#byRunner.set(runner, task);
    }
    return task;
  }
}
