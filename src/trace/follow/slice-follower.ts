import type { FindingFacts } from '../../schemas/log-finding.ts';
import type { Armed } from '../kernel/armed.ts';
import type { Broken, FollowedSlice, GrantedAt, Unexplained } from './followed-slice.ts';
import { isModelled } from '../kernel/memory-types.ts';
import type { Recorded } from './recorded.ts';
import type { Swapped } from './reorder.ts';
import { ELSEWHERE, type Entry, type Registered } from '../link/slice.ts';
import { SlicePosition } from './slice-position.ts';
import { SomeOrder, type Taker } from './some-order.ts';

/** Entries that are kept until the count of a pagemap is known that the log met in mid-life. */
const WAITING_MAX = 4096;

/**
 * Pages of one pagemap in use at once whose references are counted one by one, where entries may be
 * taken in another order: each number is a state of its own, and XState is asked for each once.
 */
const COUNTED_MAX = 16_384;

type GivenUp = FindingFacts['given up'];

const NONE: readonly Broken[] = [];
const NO_NAMES: (string | undefined)[] = [];
const NOTHING_SWAPPED: readonly Swapped[] = [];

/** A slice that is followed while its entries come in; they are not kept. */
export class SliceFollower implements Taker {
  readonly position: SlicePosition;
  broken: readonly Broken[] = NONE;
  readonly #recorded: Recorded;
  /** Who had each place last, for reports. */
  #names: (string | undefined)[] = NO_NAMES;
  #after: number | undefined;
  #granted: GrantedAt | undefined;
  #unexplained: Unexplained | undefined;
  /** Entries from before the first states are known. */
  #waiting: Entry[] | undefined;
  /** Present when the clocks of CPUs may differ. */
  readonly #order: SomeOrder | undefined;
  #givenUp: GivenUp | undefined;
  /** Pages in use, as far as the slice of a pagemap has heard. */
  #pages = 0;

  constructor(recorded: Recorded, pagemap: Registered, page?: string) {
    this.#recorded = recorded;
    this.position = new SlicePosition(recorded, pagemap, page);
    if (pagemap.since === undefined) this.#waiting = [];
    if (recorded.skewUs > 0) this.#order = new SomeOrder(this, recorded.skewUs);
  }

  /** Whether something speaks against the slice, or must be granted to it. */
  get troubled(): boolean {
    return this.broken.length > 0 || this.#unexplained !== undefined || this.#granted !== undefined;
  }

  /** What is known by now of what was armed. */
  get armed(): Armed {
    return this.#recorded.armed;
  }

  /** Steps that the best explanation put in. */
  get inserted(): number {
    return this.position.inserted;
  }

  /** Why the slice is not followed any more. */
  get givenUp(): GivenUp | undefined {
    return this.#givenUp;
  }

  /** Entries that are explained only in another order than that of their lines. */
  get swapped(): readonly Swapped[] {
    return this.#order?.swapped ?? NOTHING_SWAPPED;
  }

  hear(entry: Entry): void {
    if (this.#givenUp !== undefined || !isModelled(this.position.pagemap.type)) return;
    const { page, isCounting } = this.position;
    if (page === undefined && !isCounting && !this.#canCount(entry)) return;
    if (this.#waiting && !this.#begin(this.#waiting, entry)) return;
    if (this.#order) this.#order.hear(entry);
    else this.take(entry);
  }

  #canCount({ event }: Entry): boolean {
    if (event === 'zone_device_page_init') this.#pages++;
    else if (event === 'free_zone_device') this.#pages--;
    if (this.#pages <= COUNTED_MAX) return true;
    this.#givenUp = { why: 'pages', most: COUNTED_MAX };
    return false;
  }

  /** No more entries: what was held back is followed with what is known. */
  end(): void {
    if (this.#waiting && this.#waiting.length > 0) this.#start(this.#waiting, this.#waiting);
    this.#order?.resolve();
  }

  /** How it came out; `slice` of the result has the last entry of each task only. */
  followed(): FollowedSlice | undefined {
    const { position } = this;
    if (!position.begun) return undefined;
    return {
      slice: position.slice(this.#lastSeen()),
      space: position.sets.space,
      broken: this.broken,
      ...(this.#unexplained && { unexplained: this.#unexplained }),
      ...(this.#granted && !this.#unexplained && { granted: this.#granted }),
    };
  }

  /** Takes an entry in its place. */
  take(entry: Entry): void {
    if (this.#unexplained) return;
    const { position } = this;
    position.fit(entry.task);
    if (entry.event === 'memunmap_pages' && entry.task > 0) position.noUnregisterBefore(entry);
    if (!position.advance(entry)) {
      this.#recorded.stirred.add(position.pagemap);
      if (!this.#grant(entry)) return;
    }
    this.#took(entry);
    for (;;) {
      const broken = position.newlyBroken(entry.line, this.broken);
      if (broken === undefined) return;
      this.broken = [...this.broken, broken];
      this.#recorded.stirred.add(position.pagemap);
    }
  }

  taken(entries: readonly Entry[]): void {
    for (const entry of entries) this.#took(entry);
  }

  #took({ task, by, line }: Entry): void {
    this.#name(task, by);
    this.#after = line;
  }

  #name(task: number, by: string): void {
    if (task < this.#names.length) {
      this.#names[task] = by;
      return;
    }
    // What is concatenated has no room to spare, and there is one for each page in use.
    const gap = Array<undefined>(task - this.#names.length).fill(undefined);
    this.#names = this.#names.concat(gap, by);
  }

  /** An entry for each place, which says no more than who had it last. */
  #lastSeen(): Entry[] {
    // Nobody may have been seen in a place that is kept for an unregister under way.
    return [...this.#names.entries()].flatMap(([task, by]) =>
      by === undefined ? [] : [{ by, task, line: 0, event: ELSEWHERE }],
    );
  }

  /** Whether the slice can be begun with what has been heard; if so it has been, up to `entry`. */
  #begin(waiting: Entry[], entry: Entry): boolean {
    const { page, pagemap } = this.position;
    const isCounted = page !== undefined || typeof entry.word === 'number';
    if (isCounted && pagemap.type !== undefined) {
      this.#start([...waiting, entry], waiting);
      return true;
    }
    if (waiting.length < WAITING_MAX) waiting.push(entry);
    else {
      this.#givenUp = { why: 'count not known' };
      this.#waiting = undefined;
    }
    return false;
  }

  /** Begins with what is known from some entries, and takes the first of them. */
  #start(known: readonly Entry[], entries: readonly Entry[]): void {
    this.#waiting = undefined;
    this.position.begin(known);
    for (const entry of entries) this.take(entry);
  }

  #grant(entry: Entry): boolean {
    const { position } = this;
    position.countAll();
    const unexplained: Unexplained = {
      entry,
      states: position.sets.before(position.set, position.inserted),
      ...(this.#after !== undefined && { after: this.#after }),
    };
    this.#name(entry.task, entry.by);
    const granted = position.grant(entry);
    if (granted) {
      this.#granted = { ...granted, line: this.#granted?.line ?? entry.line };
      // What was broken by then rested on nothing being missing.
      this.broken = this.broken.filter(({ instance }) => position.isBroken(instance));
    } else this.#unexplained = unexplained;
    return granted !== undefined;
  }
}
