import { ELSEWHERE, OUTSIDE, type Entry, type Registered, type Slice } from './slice.ts';

/** What an event says, beside its name. */
export type Said = Pick<Entry, 'variant' | 'word' | 'count'>;

/** Where an event stands and who runs. */
export interface Told {
  readonly line: number;
  /** See runnerOf. */
  readonly runner: string;
  /** The runner in words. */
  readonly by: string;
}

/** Whatever becomes of the entries of a slice. */
export interface Sink {
  hear(entry: Entry): void;
}

/** Calls in which a task can be seen doing other things. */
const LONG_CALLS: ReadonlySet<string> = new Set([
  'memremap_pages',
  'memunmap_pages',
  'p2pmem_alloc_mmap',
]);

/** A slice while the log is being taken apart. */
export class SliceBuilder implements Slice {
  readonly pagemap: Registered;
  readonly page?: string;
  tasks = 0;
  /** Kept only when somebody wants to look at the slice afterwards. */
  readonly entries: Entry[] = [];
  /** Follows the entries while they come in. */
  readonly sink: Sink;
  readonly #keeps: boolean;
  readonly #byRunner = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #inLongCall = new Set<number>();

  constructor(pagemap: Registered, page: string | undefined, sinks: Sinks) {
    this.pagemap = pagemap;
    if (page !== undefined) this.page = page;
    this.sink = sinks.sinkFor(pagemap, page);
    this.#keeps = sinks.keepsEntries;
    // The first place of a slice that begins in mid-life is that of an unregister under way.
    if (pagemap.since === undefined) this.tasks = 1;
  }

  /** An event of the slice: the model event that it shows, and what it says. */
  hear(told: Told, means: string, said: Said): void {
    const task = this.#taskOf(told);
    if (LONG_CALLS.has(means)) this.#inLongCall.add(task);
    if (means.endsWith('_ret')) this.#inLongCall.delete(task);
    this.#add(told, task, means, said);
  }

  /** The runner turns to something else, so that it is in the middle of nothing here. */
  leave(told: Told, to: typeof ELSEWHERE | typeof OUTSIDE = ELSEWHERE): void {
    const task = this.#taskOf(told);
    this.#add(told, task, to, {});
    if (to === OUTSIDE) this.#inLongCall.delete(task);
    if (this.#inLongCall.has(task)) return;
    // Tasks come and go; the next one takes the place of one that has left.
    this.#byRunner.delete(told.runner);
    this.#free.push(task);
  }

  /** The runner has been in memunmap_pages since before the log began. */
  wasUnregistering({ runner }: Told): void {
    this.#byRunner.set(runner, 0);
    this.#inLongCall.add(0);
  }

  #add({ line, by }: Told, task: number, event: string, said: Said): void {
    const entry: Entry = {
      variant: said.variant,
      word: said.word,
      count: said.count,
      line,
      task,
      by,
      event,
    };
    if (this.#keeps) this.entries.push(entry);
    this.sink.hear(entry);
  }

  #taskOf({ runner }: Told): number {
    let task = this.#byRunner.get(runner);
    if (task === undefined) {
      task = this.#free.pop() ?? this.tasks++;
      this.#byRunner.set(runner, task);
    }
    return task;
  }
}

/** Who gets the entries of which slice. */
export interface Sinks {
  readonly keepsEntries: boolean;
  sinkFor(pagemap: Registered, page: string | undefined): Sink;
}
