import { ELSEWHERE, OUTSIDE, type Entry, type Registered, type Slice } from './slice.ts';
import { runnerName, runnerOf, type TraceEvent } from './trace-event.ts';

/** What an event says, beside its name. */
export type Said = Pick<Entry, 'variant' | 'word' | 'count'>;

/** Calls in which a task can be seen doing other things. */
const LONG_CALLS: ReadonlySet<string> = new Set(['memremap_pages', 'memunmap_pages']);

/** A slice while the log is being taken apart. */
export class SliceBuilder implements Slice {
  readonly pagemap: Registered;
  readonly page?: string;
  tasks = 0;
  readonly entries: Entry[] = [];
  readonly #byRunner = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #inLongCall = new Set<number>();

  constructor(pagemap: Registered, page?: string) {
    this.pagemap = pagemap;
    if (page !== undefined) this.page = page;
  }

  /** An event of the slice, and the model event that it shows. */
  hear(event: TraceEvent, means: string, said: Said): void {
    const task = this.#taskOf(event);
    if (LONG_CALLS.has(means)) this.#inLongCall.add(task);
    if (means.endsWith('_ret')) this.#inLongCall.delete(task);
    this.#add(event, task, means, said);
  }

  /** The runner turns to something else, so that it is in the middle of nothing here. */
  leave(event: TraceEvent, to: typeof ELSEWHERE | typeof OUTSIDE = ELSEWHERE): void {
    const task = this.#taskOf(event);
    this.#add(event, task, to, {});
    if (to === OUTSIDE) this.#inLongCall.delete(task);
    if (this.#inLongCall.has(task)) return;
    // Tasks come and go; the next one takes the place of one that has left.
    this.#byRunner.delete(runnerOf(event));
    this.#free.push(task);
  }

  #add(event: TraceEvent, task: number, name: string, said: Said): void {
    this.entries.push({ ...said, line: event.line, task, by: runnerName(event), event: name });
  }

  #taskOf(event: TraceEvent): number {
    const runner = runnerOf(event);
    let task = this.#byRunner.get(runner);
    if (task === undefined) {
      task = this.#free.pop() ?? this.tasks++;
      this.#byRunner.set(runner, task);
    }
    return task;
  }
}
