import type { Broken } from './followed-slice.ts';
import { reorder, usBetween, type Swapped } from './reorder.ts';
import type { Entry } from '../link/slice.ts';
import type { SlicePosition } from './slice-position.ts';
import type { StateSets } from './state-sets.ts';

/** An entry with where the slice stood before it. */
interface Recent {
  readonly entry: Entry;
  readonly sets: StateSets;
  readonly set: number;
  readonly inserted: number;
}

/** What becomes of entries, in whatever order. */
export interface Taker {
  readonly position: SlicePosition;
  readonly broken: readonly Broken[];
  /** Takes an entry in its place. */
  take(entry: Entry): void;
  /** These entries are taken, in this order of lines or in another. */
  taken(entries: readonly Entry[]): void;
}

/** Takes the entries of a slice in some order, when the clocks of CPUs differ. */
export class SomeOrder {
  /** What is explained only in another order than that of the lines. */
  swapped: readonly Swapped[] = [];
  readonly #taker: Taker;
  readonly #skewUs: number;
  /** Entries of the last moment. */
  #recent: Recent[] = [];
  /** An entry that is not explained in its place, and those that came within the skew after it. */
  #stuck: Entry[] = [];

  constructor(taker: Taker, skewUs: number) {
    this.#taker = taker;
    this.#skewUs = skewUs;
  }

  /** What is not explained in its place waits until its moment has passed. */
  hear(entry: Entry): void {
    const [stuck] = this.#stuck;
    if (stuck && usBetween(stuck, entry) > this.#skewUs) this.resolve();
    if (this.#stuck.length > 0 || !this.#isPlain(entry)) {
      this.#stuck.push(entry);
      return;
    }
    const { sets, set, inserted } = this.#taker.position;
    this.#recent = this.#recent.filter((one) => usBetween(one.entry, entry) <= this.#skewUs);
    this.#recent.push({ entry, sets, set, inserted });
    this.#taker.take(entry);
  }

  /** The moment of an entry that is stuck has passed: in another order, or as the lines have it. */
  resolve(): void {
    const stuck = this.#stuck;
    const [first] = stuck;
    if (!first) return;
    const { position } = this.#taker;
    for (const { task } of stuck) position.fit(task);
    const recent = this.#recent.filter(
      ({ entry, sets }) => sets === position.sets && usBetween(entry, first) <= this.#skewUs,
    );
    this.#stuck = [];
    this.#recent = [];
    const { set, inserted } = recent[0] ?? position;
    const entries = [...recent.map(({ entry }) => entry), ...stuck];
    const isBroken = (one: number): boolean => this.#breaks(one);
    const found = reorder(position.sets, set, entries, this.#skewUs, isBroken);
    if (!found) {
      for (const entry of stuck) this.#taker.take(entry);
      return;
    }
    position.stand(found.set, inserted + found.inserted);
    this.#taker.taken(entries);
    this.swapped = [...this.swapped, ...found.swapped];
  }

  /** Whether an entry is explained in its place, and breaks nothing. */
  #isPlain(entry: Entry): boolean {
    const { position } = this.#taker;
    position.fit(entry.task);
    const moved = position.sets.move(position.set, entry);
    return moved !== undefined && !this.#breaks(moved.set);
  }

  #breaks(set: number): boolean {
    const { position, broken } = this.#taker;
    return position.sets.newlyBroken(set, broken) !== undefined;
  }
}
