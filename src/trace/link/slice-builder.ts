import { ELSEWHERE, OUTSIDE, type Entry, type Registered, type Slice } from './slice.ts';

/** What an event says, beside its name. */
export type EventDetails = Pick<Entry, 'variant' | 'word' | 'count' | 'anyone'>;

/** Where an event stands and who runs. */
export interface EventOrigin {
  readonly line: number;
  /** See runnerOf. */
  readonly runner: string;
  /** The runner in words. */
  readonly by: string;
  readonly cpu: number;
  readonly seconds: number;
}

/** Whatever becomes of the entries of a slice. */
interface Sink {
  hear(entry: Entry): void;
}

/** Calls in which a task can be seen doing other things. */
const LONG_CALLS = ['memremap_pages', 'memunmap_pages', 'p2pmem_alloc_mmap'];

/** The events at which they begin and end. */
const BOUNDS: ReadonlyMap<string, 'enters' | 'leaves'> = new Map([
  ...LONG_CALLS.map((call) => [call, 'enters'] as const),
  ...LONG_CALLS.map((call) => [`${call}_ret`, 'leaves'] as const),
]);

const NONE: Entry[] = [];
const NO_RUNNERS: (string | undefined)[] = [];
const NO_PLACES: readonly number[] = [];

/**
 * A slice while the log is being taken apart. There is one for each page in use, so that it holds as
 * little as can be.
 */
export class SliceBuilder implements Slice {
  readonly pagemap: Registered;
  readonly page?: string;
  tasks = 0;
  /** The first of them, as many as somebody wants to look at afterwards. */
  readonly entries: Entry[];
  leftOut = 0;
  /** Follows the entries while they come in. */
  readonly sink: Sink;
  readonly #most: number;
  /** Who has each place; nobody when the task that had it has left. */
  #runners: (string | undefined)[] = NO_RUNNERS;
  /** Places of tasks that are in a long call. */
  #inLongCall: readonly number[] = NO_PLACES;

  constructor(pagemap: Registered, page: string | undefined, sinks: Sinks) {
    this.pagemap = pagemap;
    if (page !== undefined) this.page = page;
    this.sink = sinks.sinkFor(pagemap, page);
    const most = sinks.keeps(pagemap.number, page);
    this.entries = most > 0 ? [] : NONE;
    this.#most = most;
    // The first place of a slice that begins in mid-life is that of an unregister under way.
    if (pagemap.since === undefined) this.#addPlace('');
  }

  /** An event of the slice: the model event that it shows, and what it says. */
  hear(origin: EventOrigin, means: string, details: EventDetails): void {
    const task = this.#taskOf(origin);
    const bound = BOUNDS.get(means);
    if (bound === 'enters') this.#enterLongCall(task);
    else if (bound === 'leaves') this.#leaveLongCall(task);
    this.#add(origin, task, means, details);
  }

  /** The runner turns to something else, so that it is in the middle of nothing here. */
  leave(origin: EventOrigin, to: typeof ELSEWHERE | typeof OUTSIDE = ELSEWHERE): void {
    const task = this.#taskOf(origin);
    this.#add(origin, task, to, NOTHING);
    if (to === OUTSIDE) this.#leaveLongCall(task);
    if (this.#inLongCall.includes(task)) return;
    // Tasks come and go; the next one takes the place of one that has left.
    this.#runners[task] = undefined;
  }

  /** Whether entries of it are kept. */
  get isKept(): boolean {
    return this.entries !== NONE;
  }

  /** The runner has been in memunmap_pages since before the log began. */
  wasUnregistering({ runner }: EventOrigin): void {
    this.#runners[0] = runner;
    this.#enterLongCall(0);
  }

  #enterLongCall(task: number): void {
    if (!this.#inLongCall.includes(task)) this.#inLongCall = this.#inLongCall.concat(task);
  }

  #leaveLongCall(task: number): void {
    const rest = this.#inLongCall.filter((one) => one !== task);
    this.#inLongCall = rest.length === 0 ? NO_PLACES : rest;
  }

  /** What is concatenated has no room to spare, as an array that grows has. */
  #addPlace(runner: string): number {
    this.#runners = this.#runners.concat(runner);
    return this.tasks++;
  }

  #add(
    { line, by, cpu, seconds }: EventOrigin,
    task: number,
    event: string,
    details: EventDetails,
  ): void {
    const { variant, word, count } = details;
    const entry: Entry = { variant, word, count, line, task, by, event, cpu, seconds };
    if (details.anyone === true) Object.assign(entry, { anyone: true });
    if (this.entries.length < this.#most) this.entries.push(entry);
    else this.leftOut++;
    this.sink.hear(entry);
  }

  #taskOf({ runner }: EventOrigin): number {
    let task = this.#runners.indexOf(runner);
    if (task < 0) {
      task = this.#runners.indexOf(undefined);
      if (task < 0) return this.#addPlace(runner);
      this.#runners[task] = runner;
    }
    return task;
  }
}

const NOTHING: EventDetails = {};

/**
 * How many entries of a slice are kept.
 *
 * @param registration see Registered
 * @param page absent for the slice of the pagemap itself; where none of that are kept, none of its pages are
 */
export type Keeps = (registration: number, page?: string) => number;

/** Who gets the entries of which slice. */
export interface Sinks {
  readonly keeps: Keeps;
  sinkFor(pagemap: Registered, page: string | undefined): Sink;
}
