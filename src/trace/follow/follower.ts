import { variantOf, eventOf } from '../kernel/armed.ts';
import { countAgrees, usersAgree, usersAgreeAtFree, wordAgrees } from './observe.ts';
import type { Possible, StateSpace } from './possible-states.ts';
import { isEvent, OUTSIDE, type Entry } from '../link/slice.ts';

/** Events at which the count of the pagemap is nothing. */
const UNUSED: ReadonlySet<string> = new Set(['pgmap_ref_released', 'percpu_ref_exit']);

/** What events make of the states of a slice. */
export class Follower {
  readonly #space: StateSpace;
  /** Whether the slice counts every reference of the pagemap. */
  readonly #isCounted: boolean;
  readonly #ref: number;
  readonly #page: number | undefined;
  readonly #use: number | undefined;
  readonly #tasks: readonly number[];
  readonly #callback: number;
  readonly #releasers: readonly number[];

  /** @param whole whether the slice is that of a pagemap, which counts every reference */
  constructor(space: StateSpace, whole: boolean) {
    const { compiled } = space;
    this.#space = space;
    this.#isCounted = whole && space.counting.counts;
    this.#ref = compiled.indexOf('ref')!;
    this.#page = compiled.indexOf('page0');
    this.#use = whole ? undefined : compiled.indexOf('use');
    this.#tasks = compiled.instances.flatMap(({ name }, i) => (/^task\d+$/.test(name) ? [i] : []));
    this.#callback = compiled.indexOf('rcu')!;
    this.#releasers = [this.#callback, compiled.indexOf('others')!];
  }

  /**
   * What an entry makes of some states: those that it may find, and those after it. Things are given
   * back unseen only where the entry has no other explanation.
   */
  explain(
    possible: readonly Possible[],
    entry: Entry,
    callbackInTwo: boolean,
  ): { states: readonly Possible[]; next: readonly Possible[] } {
    const explained = (unseen: boolean) => {
      const closed = this.#space.close(possible, unseen);
      const states = callbackInTwo ? closed : this.betweenEvents(closed);
      const next = isEvent(entry) ? this.step(states, entry) : this.back(states, entry);
      return { states, next };
    };
    const plainly = explained(false);
    return plainly.next.length > 0 || !this.#space.hasUnseen ? plainly : explained(true);
  }

  /**
   * The states in which the RCU callback of the kill is not at work. It takes the bias off and drops
   * its own reference in one go, well below a microsecond: an event that sees the one without the
   * other is possible, but the log had better not need it.
   */
  betweenEvents(states: readonly Possible[]): Possible[] {
    return states.filter(({ state }) => {
      const { value } = this.#glimpse(state, this.#callback);
      return value !== 'summed' && value !== 'added' && value !== 'confirmed';
    });
  }

  /** The states in which the task is not in the middle of something that has no events inside. */
  back(states: readonly Possible[], { task, event }: Entry): Possible[] {
    const thread = this.#tasks[task]!;
    const tag = event === OUTSIDE ? 'rest' : 'silent';
    return states.filter(
      ({ state }) => this.#glimpse(state, thread).tags.has(tag) === (tag === 'rest'),
    );
  }

  /** The states after the event. */
  step(states: readonly Possible[], entry: Entry): Possible[] {
    const { event, variant = '' } = entry;
    const matches = (step: string): boolean =>
      eventOf(step) === event && (variantOf(step) ?? '').startsWith(variant);
    const threads = [this.#tasks[entry.task]!];
    // The last put may be anyone's; the event only tells in whose context it runs.
    if (event === 'pgmap_ref_released') threads.push(...this.#releasers);
    if (entry.anyone === true) {
      threads.push(...this.#tasks.filter((thread) => !threads.includes(thread)));
    }
    const picks = threads.map((thread) => ({ thread, key: `${thread} ${event} ${variant}` }));
    const next = new Map<number, Possible>();
    for (const before of states) {
      if (!this.#agreesBefore(before.state, entry)) continue;
      for (const { thread, key } of picks) {
        for (const { action, state } of this.#space.take(before.state, thread, key, matches)) {
          const known = next.get(state);
          if (known && known.inserted <= before.inserted) continue;
          if (!this.#agreesAfter(state, entry)) continue;
          const { inserted } = before;
          next.set(state, { state, inserted, before, step: action, line: entry.line });
        }
      }
    }
    return [...next.values()];
  }

  #agreesBefore(state: number, { word, count, event }: Entry): boolean {
    if (word !== undefined) {
      const ref = this.#glimpse(state, this.#ref);
      if (!wordAgrees(ref, word, this.#isCounted)) return false;
      // Whoever is counted: nobody is left when the release runs, and when the count is freed.
      if (UNUSED.has(event) && word !== 'biased' && word !== 0) return ref.tags.has('violation');
    }
    return event === 'free_zone_device' || this.#countAgrees(state, count);
  }

  /** The event of a free shows the page after its last reference was dropped. */
  #agreesAfter(state: number, { event, count }: Entry): boolean {
    return event !== 'free_zone_device' || this.#countAgrees(state, count, usersAgreeAtFree);
  }

  #countAgrees(state: number, count: number | undefined, agree = usersAgree): boolean {
    if (count === undefined) return true;
    const { idle } = this.#space.counting;
    if (this.#use !== undefined && idle) {
      return agree(this.#glimpse(state, this.#use), count, idle);
    }
    if (this.#page === undefined) return true;
    return countAgrees(this.#glimpse(state, this.#page), count);
  }

  #glimpse(state: number, instance: number) {
    return this.#space.compiled.spaces[instance]!.glimpses[this.#space.local(state, instance)]!;
  }
}
