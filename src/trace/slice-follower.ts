import type { Armed } from './armed.ts';
import { GRANTS, type FollowedSlice, type Granted } from './follow-log.ts';
import { firstStates } from './first-states.ts';
import type { Broken, Unexplained } from './follow-slice.ts';
import type { LogKernel } from './kernel-of-log.ts';
import { isModelled } from './modelled-types.ts';
import { reorder, usBetween, type Swapped } from './reorder.ts';
import { ELSEWHERE, OUTSIDE, type Entry, type Registered, type Slice } from './slice.ts';
import type { SliceTables } from './slice-tables.ts';
import type { StateSets } from './state-sets.ts';

/** Places for tasks that a slice starts with; more are made when they are needed. */
const PLACES = 4;

/** Entries that are kept until the count of a pagemap is known that the log met in mid-life. */
const WAITING_MAX = 4096;

const NONE: readonly Broken[] = [];

/** What followers share: how the log was recorded, as far as it is known by now. */
export interface Recorded {
  readonly tables: SliceTables;
  readonly kernel: LogKernel;
  /** Replaced when more gets known. */
  armed: Armed;
  /** By how many microseconds the clocks of two CPUs may differ. */
  readonly skewUs: number;
  /** Registrations whose verdict may be another one now. */
  readonly stirred: Set<Registered>;
}

/** An entry with where the slice stood before it. */
interface Recent {
  readonly entry: Entry;
  readonly sets: StateSets;
  readonly set: number;
  readonly inserted: number;
}

/** A slice that is followed while its entries come in; they are not kept. */
export class SliceFollower {
  readonly pagemap: Registered;
  readonly page?: string;
  readonly #recorded: Recorded;
  #broken: readonly Broken[] = NONE;
  /** Who had each place last, for reports. */
  readonly #names: string[] = [];
  #places = PLACES;
  #sets: StateSets | undefined;
  #armed: Armed | undefined;
  #set = -1;
  #inserted = 0;
  #after: number | undefined;
  #returns = false;
  #callback = false;
  #granted: Granted | undefined;
  #unexplained: Unexplained | undefined;
  /** Entries from before the first states are known. */
  #waiting: Entry[] | undefined;
  #overflow = false;
  #swapped: readonly Swapped[] = [];
  /** Entries of the last moment, each with where it was taken. */
  #recent: Recent[] = [];
  /** An entry that is not explained in its place, and those that came within the skew after it. */
  #stuck: Entry[] = [];

  constructor(recorded: Recorded, pagemap: Registered, page?: string) {
    this.#recorded = recorded;
    this.pagemap = pagemap;
    if (page !== undefined) this.page = page;
    if (pagemap.since === undefined) this.#waiting = [];
  }

  /** Whether something speaks against the slice, or must be granted to it. */
  get troubled(): boolean {
    return (
      this.#broken.length > 0 || this.#unexplained !== undefined || this.#granted !== undefined
    );
  }

  /** Steps that the best explanation put in. */
  get inserted(): number {
    return this.#inserted;
  }

  /** Whether the slice was too long to be begun in mid-life. */
  get givenUp(): boolean {
    return this.#overflow;
  }

  hear(entry: Entry): void {
    if (this.#unexplained || this.#overflow || !isModelled(this.pagemap.type)) return;
    if (this.#waiting && !this.#begin(this.#waiting, entry)) return;
    if (this.#recorded.skewUs > 0) this.#takeInSomeOrder(entry);
    else this.#take(entry);
  }

  /** No more entries: what was held back is followed with what is known. */
  end(): void {
    if (this.#waiting && this.#waiting.length > 0) this.#start(this.#waiting);
    this.#resolve();
  }

  /** Entries that are explained only in another order than that of their lines. */
  get swapped(): readonly Swapped[] {
    return this.#swapped;
  }

  /** How it came out; `slice` of the result has the last entry of each task only. */
  followed(): FollowedSlice | undefined {
    if (!this.#sets) return undefined;
    return {
      slice: this.#slice(this.#lastSeen()),
      space: this.#sets.space,
      possible: this.#sets.possible(this.#set, this.#inserted),
      broken: this.#broken,
      ...(this.#unexplained && { unexplained: this.#unexplained }),
      ...(this.#granted && !this.#unexplained && { granted: this.#granted }),
    };
  }

  /** An entry for each place, which says no more than who had it last. */
  #lastSeen(): Entry[] {
    // Nobody may have been seen in a place that is kept for an unregister under way.
    return [...this.#names.entries()].flatMap(([task, by]: [number, string | undefined]) =>
      by === undefined ? [] : [{ by, task, line: 0, event: ELSEWHERE }],
    );
  }

  #slice(entries: readonly Entry[]): Slice {
    const { pagemap, page } = this;
    return { pagemap, tasks: this.#places, entries, ...(page !== undefined && { page }) };
  }

  /** Whether the slice can be begun with what has been heard; if so it has been, up to `entry`. */
  #begin(waiting: Entry[], entry: Entry): boolean {
    const isCounted = this.page !== undefined || typeof entry.word === 'number';
    if (!isCounted || this.pagemap.type === undefined) {
      if (waiting.length < WAITING_MAX) waiting.push(entry);
      else {
        this.#overflow = true;
        this.#waiting = undefined;
      }
      return false;
    }
    this.#start([...waiting, entry], waiting.length);
    return this.#unexplained === undefined;
  }

  /** Begins with what is known from these entries, and takes the first of them. */
  #start(entries: readonly Entry[], count = entries.length): void {
    this.#waiting = undefined;
    while (entries.some(({ task }) => task >= this.#places)) this.#places *= 2;
    this.#choose();
    const sets = this.#sets!;
    this.#set = sets.of(firstStates(sets.space, this.#slice(entries)));
    for (const entry of entries.slice(0, count)) if (!this.#unexplained) this.#take(entry);
  }

  #take(entry: Entry): void {
    this.#fit(entry.task);
    this.#names[entry.task] = entry.by;
    if (entry.event === 'memunmap_pages' && entry.task > 0) this.#onlyOneUnregister(entry);
    const sets = this.#sets!;
    const moved = sets.move(this.#set, entry);
    if (moved) {
      this.#set = moved.set;
      this.#inserted += moved.added;
      this.#after = entry.line;
    } else {
      this.#recorded.stirred.add(this.pagemap);
      if (!this.#grant(entry)) return;
    }
    for (;;) {
      const broken = this.#sets!.newlyBroken(this.#set, this.#broken);
      if (broken === undefined) break;
      const { space } = this.#sets!;
      const local = space.local(this.#sets!.states(this.#set)[0]!, broken);
      this.#broken = [...this.#broken, { line: entry.line, space, instance: broken, local }];
      this.#recorded.stirred.add(this.pagemap);
    }
  }

  /** As `#take`, when the clocks of CPUs differ: what is not explained waits for its moment to pass. */
  #takeInSomeOrder(entry: Entry): void {
    const { skewUs } = this.#recorded;
    const [stuck] = this.#stuck;
    if (stuck && usBetween(stuck, entry) > skewUs) this.#resolve();
    if (this.#unexplained) return;
    if (this.#stuck.length > 0) this.#stuck.push(entry);
    else if (this.#isPlain(entry)) {
      this.#recent = this.#recent.filter((one) => usBetween(one.entry, entry) <= skewUs);
      this.#recent.push({ entry, sets: this.#sets!, set: this.#set, inserted: this.#inserted });
      this.#take(entry);
    } else this.#stuck.push(entry);
  }

  /** Whether an entry is explained in its place, and breaks nothing. */
  #isPlain(entry: Entry): boolean {
    this.#fit(entry.task);
    const moved = this.#sets!.move(this.#set, entry);
    return moved !== undefined && !this.#breaks(moved.set);
  }

  #breaks(set: number): boolean {
    return this.#sets!.newlyBroken(set, this.#broken) !== undefined;
  }

  /** The moment of an entry that is stuck has passed: in another order, or as the lines have it. */
  #resolve(): void {
    const stuck = this.#stuck;
    const [first] = stuck;
    if (!first) return;
    this.#stuck = [];
    const { skewUs } = this.#recorded;
    const recent = this.#recent.filter(
      ({ entry, sets }) => sets === this.#sets && usBetween(entry, first) <= skewUs,
    );
    this.#recent = [];
    const from = recent[0] ?? { set: this.#set, inserted: this.#inserted };
    const entries = [...recent.map(({ entry }) => entry), ...stuck];
    for (const { task } of entries) this.#fit(task);
    const found = reorder(this.#sets!, from.set, entries, skewUs, (set) => this.#breaks(set));
    if (!found) {
      for (const entry of stuck) if (!this.#unexplained) this.#take(entry);
      return;
    }
    for (const { task, by } of entries) this.#names[task] = by;
    this.#set = found.set;
    this.#inserted = from.inserted + found.inserted;
    this.#after = entries.at(-1)!.line;
    this.#swapped = [...this.#swapped, ...found.swapped];
  }

  /** The log shows the unregister begin: none was under way before it. */
  #onlyOneUnregister(entry: Entry): void {
    if (this.pagemap.since !== undefined) return;
    const moved = this.#sets!.move(this.#set, { ...entry, task: 0, event: OUTSIDE });
    if (!moved) return;
    this.#set = moved.set;
    this.#inserted += moved.added;
  }

  /** Has tables with a place for this task, for what is known of the recording by now. */
  #fit(task: number): void {
    if (!this.#sets) {
      while (task >= this.#places) this.#places *= 2;
      this.#choose();
      this.#set = this.#sets!.of(firstStates(this.#sets!.space, this.#slice([])));
    } else if (task >= this.#places || this.#armed !== this.#recorded.armed) {
      while (task >= this.#places) this.#places *= 2;
      this.#carry();
    }
  }

  #choose(): void {
    const { tables, armed, kernel } = this.#recorded;
    this.#armed = armed;
    const known = this.#returns ? armed.withoutReturns() : armed;
    this.#sets = tables.setsFor(this.#slice([]), known, kernel, this.#callback);
  }

  #carry(): void {
    const before = this.#sets!;
    this.#choose();
    const { set, added } = before.carriedTo(this.#sets!, this.#set);
    this.#set = set;
    this.#inserted += added;
  }

  /**
   * Takes an entry that nothing explains by granting something unlikely.
   *
   * It is enough to grant it from here on: a return that is missing could have been put in just
   * before the first event that needs it.
   */
  #grant(entry: Entry): boolean {
    const refused: Unexplained = {
      entry,
      states: this.#sets!.before(this.#set, this.#inserted),
      ...(this.#after !== undefined && { after: this.#after }),
    };
    const at = { sets: this.#sets!, set: this.#set, inserted: this.#inserted };
    const was = { returns: this.#returns, callback: this.#callback };
    for (const { returns, callback, text } of GRANTS) {
      if ((was.returns && !returns) || (was.callback && !callback)) continue;
      this.#returns = returns;
      this.#callback = callback;
      this.#carry();
      const moved = this.#sets!.move(this.#set, entry);
      if (moved) {
        this.#set = moved.set;
        this.#inserted += moved.added;
        this.#after = entry.line;
        this.#granted = { line: this.#granted?.line ?? entry.line, text };
        return true;
      }
      this.#sets = at.sets;
      this.#set = at.set;
      this.#inserted = at.inserted;
    }
    this.#returns = was.returns;
    this.#callback = was.callback;
    this.#unexplained = refused;
    return false;
  }
}
