import type { Armed } from '../kernel/armed.ts';
import { firstStates } from './first-states.ts';
import type { Broken } from './followed-slice.ts';
import { GRANTS, type Granted } from './granted.ts';
import type { Recorded } from './recorded.ts';
import { ReferencesAside, type References } from './references-aside.ts';
import { OUTSIDE, type Entry, type Registered, type Slice } from '../link/slice.ts';
import type { StateSets } from './state-sets.ts';

/** Places for tasks that a slice starts with; more are made when they are needed. */
const PLACES = 4;

const NOTHING_ASIDE = new ReferencesAside();

/** Where a slice stands: the states that explain it so far, in tables that have room for its tasks. */
export class SlicePosition {
  readonly pagemap: Registered;
  readonly page: string | undefined;
  readonly #recorded: Recorded;
  #places = PLACES;
  #sets: StateSets | undefined;
  #armed: Armed | undefined;
  #set = -1;
  #inserted = 0;
  #returns = false;
  #callback = false;
  #aside = NOTHING_ASIDE;

  constructor(recorded: Recorded, pagemap: Registered, page: string | undefined) {
    this.#recorded = recorded;
    this.pagemap = pagemap;
    this.page = page;
  }

  /** Whether it has begun. */
  get begun(): boolean {
    return this.#sets !== undefined;
  }

  get sets(): StateSets {
    return this.#sets!;
  }

  get set(): number {
    return this.#set;
  }

  /** Steps that the best explanation put in. */
  get inserted(): number {
    return this.#inserted;
  }

  /** Stands in the first states that these entries allow. */
  begin(entries: readonly Entry[]): void {
    this.#makeRoom(Math.max(0, ...entries.map(({ task }) => task)));
    this.#choose();
    const first = (): readonly number[] => firstStates(this.sets.space, this.slice(entries));
    // What was seen being registered begins like every other.
    this.#set = this.pagemap.since === undefined ? this.sets.of(first()) : this.sets.first(first);
  }

  /** Has tables with a place for this task, for what is known of the recording by now. */
  fit(task: number): void {
    if (!this.#sets) this.begin([]);
    if (task < this.#places && this.#armed === this.#recorded.armed) return;
    this.#makeRoom(task);
    this.#carry();
  }

  /** Goes on to where an entry leads; false when nothing explains it. */
  advance(entry: Entry): boolean {
    if (!this.isCounting) return this.#move(entry);
    const { sets } = this;
    const isExact = sets.space.counting.counts;
    const before = this.#aside.all === 0 ? undefined : sets.counted(this.#set);
    if (before) this.#giveBack(this.#aside.givenBackBefore(entry, before, isExact));
    if (!this.#move(isExact ? this.#aside.told(entry) : entry)) return false;
    const counted = sets.counted(this.#set);
    const change = counted && this.#aside.change(counted);
    if (change) this.#recount(change);
    return true;
  }

  /** Whether references are kept aside: where the order of entries is that of the log. */
  get isCounting(): boolean {
    return this.page === undefined && this.#recorded.skewUs === 0;
  }

  /** Stands in states that count every reference; lookups have given back what is aside of theirs. */
  countAll(): void {
    this.#giveBack(this.#aside.lookups);
    if (this.#aside.pages > 0) this.#recount(this.#aside);
  }

  #move(entry: Entry): boolean {
    const moved = this.sets.move(this.#set, entry);
    if (!moved) return false;
    this.stand(moved.set, this.#inserted + moved.added);
    return true;
  }

  #giveBack(lookups: number): void {
    if (lookups === 0) return;
    this.#aside = this.#aside.less({ lookups, pages: 0 });
    this.#inserted += lookups;
  }

  #recount(more: References): void {
    this.#set = this.sets.recounted(this.#set, more);
    this.#aside = this.#aside.less(more);
  }

  stand(set: number, inserted: number): void {
    this.#set = set;
    this.#inserted = inserted;
  }

  /** The log shows the unregister begin: none was under way before it. */
  noUnregisterBefore(entry: Entry): void {
    if (this.pagemap.since === undefined) this.advance({ ...entry, task: 0, event: OUTSIDE });
  }

  /** An instance that every state breaks, beside those that are known. */
  newlyBroken(line: number, broken: readonly Broken[]): Broken | undefined {
    const instance = this.sets.newlyBroken(this.#set, broken);
    if (instance === undefined) return undefined;
    const { space } = this.sets;
    const local = space.local(this.sets.states(this.#set)[0]!, instance);
    return { line, space, instance, local };
  }

  /** Whether every state breaks an instance. */
  isBroken(instance: number): boolean {
    return this.sets.isBroken(this.#set, instance);
  }

  /**
   * Takes an entry that nothing explains by granting something unlikely; says what was granted.
   *
   * It is granted from here on: a return that is missing can be put in just before the first event that
   * needs it.
   */
  grant(entry: Entry): Granted | undefined {
    const [sets, set, inserted] = [this.sets, this.#set, this.#inserted];
    const was = { returns: this.#returns, callback: this.#callback };
    for (const granted of GRANTS) {
      const { missingReturn, callback } = granted;
      if ((was.returns && !missingReturn) || (was.callback && !callback)) continue;
      this.#returns = missingReturn;
      this.#callback = callback;
      this.#carry();
      if (this.advance(entry)) return granted;
      this.#sets = sets;
      this.stand(set, inserted);
    }
    this.#returns = was.returns;
    this.#callback = was.callback;
    return undefined;
  }

  /** The slice as its tables see it. */
  slice(entries: readonly Entry[]): Slice {
    const { pagemap, page } = this;
    return { pagemap, tasks: this.#places, entries, ...(page !== undefined && { page }) };
  }

  #makeRoom(task: number): void {
    while (task >= this.#places) this.#places *= 2;
  }

  #choose(): void {
    const { tables, armed, kernel } = this.#recorded;
    this.#armed = armed;
    const known = this.#returns ? armed.withoutReturns() : armed;
    this.#sets = tables.setsFor(this.slice([]), known, kernel, this.#callback);
  }

  #carry(): void {
    const before = this.sets;
    this.#choose();
    const { set, added } = before.carriedTo(this.sets, this.#set);
    this.stand(set, this.#inserted + added);
  }
}
