import { inState } from '../../model/machine/in-state.ts';
import type { StateSpace } from './possible-states.ts';
import type { Entry } from '../link/slice.ts';

/** References that states count at least, of lookups and beside them; what is above twice as many goes aside. */
const COUNTED = { lookups: 32, pages: 1024 } as const;

/** References of lookups, which may be given back unseen at any time, and all others. */
export interface References {
  readonly lookups: number;
  /** Of pages, of the registration, of whoever is about to put one. */
  readonly pages: number;
}

/** What all states of a set count at least, and the most that one of them counts in all. */
export interface Counted extends References {
  readonly most: number;
}

/**
 * References of a pagemap that no state counts.
 *
 * Each number of references is a state of its own, and a device has millions of pages. But a put only
 * asks whether it is the last, so that of many references it does not matter how many there are: some
 * are kept aside as a number, and count words are told less by as many.
 */
export class ReferencesAside implements References {
  readonly lookups: number;
  readonly pages: number;

  constructor(lookups = 0, pages = 0) {
    this.lookups = lookups;
    this.pages = pages;
  }

  get all(): number {
    return this.lookups + this.pages;
  }

  /** An entry as the states see it. */
  told(entry: Entry): Entry {
    const { word } = entry;
    if (typeof word !== 'number' || this.all === 0) return entry;
    // Fewer than are aside are none that any state counts.
    return { ...entry, word: Math.max(word - this.all, -1) };
  }

  /** What is to come back to the states, below zero for what is to go aside; nothing when all may stay. */
  change({ lookups, pages }: Counted): References | undefined {
    const isFew = lookups < 2 * COUNTED.lookups && pages < 2 * COUNTED.pages;
    if (isFew && this.all === 0) return undefined;
    const change = {
      lookups: Math.min(this.lookups, changeOf(lookups, COUNTED.lookups)),
      pages: Math.min(this.pages, changeOf(pages, COUNTED.pages)),
    };
    return change.lookups === 0 && change.pages === 0 ? undefined : change;
  }

  /**
   * How many lookups whose references are aside have given them back before an entry: as many as bring
   * its count word among those that the states can come to.
   */
  givenBackBefore({ event, word }: Entry, { most }: Counted, isExact: boolean): number {
    if (EMPTY.has(event)) return this.lookups;
    if (!isExact || typeof word !== 'number') return 0;
    const least = most + this.all - word - COUNTED.lookups / 2;
    return Math.min(this.lookups, Math.max(0, least));
  }

  less({ lookups, pages }: References): ReferencesAside {
    return new ReferencesAside(this.lookups - lookups, this.pages - pages);
  }
}

/** Events before which everybody has given back what they had. */
const EMPTY: ReadonlySet<string> = new Set([
  'pgmap_ref_released',
  'wait_for_completion_ret',
  'percpu_ref_exit',
]);

/** How many are to come back to the states; below zero for what is to go aside. */
function changeOf(least: number, counted: number): number {
  if (least >= 2 * counted) return counted - least;
  return least < counted / 2 ? counted - least : 0;
}

/** What a state counts; nothing when its count is over. */
function countOf(space: StateSpace, state: number): References | undefined {
  const glimpse = (name: string) => {
    const at = space.compiled.indexOf(name)!;
    return space.compiled.spaces[at]!.glimpses[space.local(state, at)]!;
  };
  const ref = glimpse('ref');
  if (!inState(ref.value, 'counted') && !inState(ref.value, 'exact')) return undefined;
  const lookups = Number(glimpse('transient').context['held']);
  return { lookups, pages: Number(ref.context['count']) - lookups };
}

/** What some states count; nothing when the counts of all of them are over. */
export function countedIn(space: StateSpace, states: readonly number[]): Counted | undefined {
  const counts = states.flatMap((state) => countOf(space, state) ?? []);
  if (counts.length === 0) return undefined;
  return {
    lookups: Math.min(...counts.map(({ lookups }) => lookups)),
    pages: Math.min(...counts.map(({ pages }) => pages)),
    most: Math.max(...counts.map(({ lookups, pages }) => lookups + pages)),
  };
}

/** The state that counts more, or fewer; the same where the count is over. */
export function recounted(
  space: StateSpace,
  state: number,
  { lookups, pages }: References,
): number {
  if (!countOf(space, state)) return state;
  const locals = Int32Array.from(space.locals[state]!);
  const add = (name: string, key: string, more: number): void => {
    const at = space.compiled.indexOf(name)!;
    const local = space.compiled.spaces[at]!;
    const { value, context } = local.snapshot(locals[at]!);
    const changed = { ...context, [key]: Number(context[key]) + more };
    locals[at] = local.adopt(local.def.machine.resolveState({ value, context: changed }));
  };
  add('ref', 'count', lookups + pages);
  add('transient', 'held', lookups);
  return space.intern(locals);
}
