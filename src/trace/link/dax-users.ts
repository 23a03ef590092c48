import type { Assumed, FindingFacts } from '../../schemas/log-finding.ts';
import type { MemoryMapper, MemoryUser } from '../../schemas/memory-user.ts';
import { Assumptions, type Ended } from './assumptions.ts';

type MayBePut = FindingFacts['put unseen'];

/** What one task was seen to take of the memory of a pagemap. */
interface Taken {
  readonly by: string;
  maps: number;
  pins: number;
  /** Those of them that a put may have ended without an event. */
  quiet: number;
  first: number;
  last: number;
  /** Line at which it said that it has unmapped what is not freed since. */
  saidUnmapped?: number;
}

/** A wait of a file system for the pages of a file that somebody still has. */
export interface LayoutWait {
  readonly by: string;
  readonly from: number;
  readonly fromSeconds: number;
  /** The function that waits. */
  readonly in: string;
  /** The page that is in use. */
  readonly page: string;
  to?: number;
  toSeconds?: number;
  /** Line at which the page was freed, if that leaves an event. */
  freed?: number;
  freedBy?: string;
  /** Who maps or pins memory of the pagemap when the wait begins. */
  readonly users: readonly MemoryUser[];
}

/** Tasks that are remembered; more do not say more. */
const KEPT_MAX = 64;

/** Entries of page tables that a model counts; more do not say more, and would make it larger. */
const COUNTED_MAX = 1024;

/** Who was seen to map and pin memory of one pagemap whose type is not waited for. */
export class DaxUsers {
  readonly #taken = new Map<string, Taken>();
  /** What was left of a page's count when pins of it were last given back. */
  readonly #unpinned = new Map<string, MemoryUser>();
  readonly waits: LayoutWait[] = [];
  /** Entries of page tables. */
  #maps = 0;
  /** How many of them the model was told of. */
  #counted = 0;
  /** Who has mapped it since it was registered. */
  readonly mappedBy = new Set<string>();
  /** Line at which the unbind of the driver began to unmap it from every process. */
  unmappedAt?: number;
  /** Who had what when the unregister returned. */
  left: readonly MemoryUser[] = [];
  /** What must be true for nobody else to have had any then. */
  assumed: readonly (readonly Assumed[])[] = [];
  readonly #assumptions = new Assumptions();

  /** Notes a new entry of a page table; says whether it is the first of this task. */
  map(runner: string, by: string, line: number): boolean {
    if (this.mappedBy.size < KEPT_MAX) this.mappedBy.add(by);
    const taken = this.#of(runner, by, line);
    taken.maps++;
    delete taken.saidUnmapped;
    this.#maps++;
    return taken.maps === 1;
  }

  /** Whether the model is to count one more entry. */
  countOne(must: boolean): boolean {
    if (!must && this.#counted >= COUNTED_MAX) return false;
    this.#counted++;
    return true;
  }

  /** Takes an entry that has gone off what the model counts; whether the model is to hear of it. */
  takeOff(): boolean {
    return this.#counted === 0 || this.uncounted() > 0;
  }

  /** How many entries fewer the model is to count now. */
  uncounted(): number {
    const fewer = Math.max(0, this.#counted - this.#maps);
    this.#counted -= fewer;
    return fewer;
  }

  /**
   * @param isPin whether it is given back by unpin_user_page or one of its sisters; any other reference
   *   is put by folio_put, which leaves no event
   */
  pin(runner: string, by: string, line: number, isPin: boolean): void {
    const taken = this.#of(runner, by, line);
    taken.pins++;
    if (!isPin) taken.quiet++;
  }

  /** Who had nothing but references that may have been put without an event; nothing when somebody had more. */
  mayBePut(): readonly MayBePut[] {
    const all = [...this.#taken.values()].filter(({ maps, pins }) => maps > 0 || pins > 0);
    const isQuiet = all.every(({ maps, pins, quiet }) => maps === 0 && pins <= quiet);
    if (!isQuiet || this.#unpinned.size > 0) return [];
    return all.map(({ by, pins, first, last }) => ({ by, pins, first, last }));
  }

  /** Pins that this task was seen to take. */
  pinsOf(runner: string): number {
    return this.#taken.get(runner)?.pins ?? 0;
  }

  /** Whether this task was seen to map it and may still do. */
  mapsOf(runner: string): boolean {
    return (this.#taken.get(runner)?.maps ?? 0) > 0;
  }

  unpin(runner: string): void {
    const taken = this.#taken.get(runner);
    if (taken && taken.pins > 0) taken.pins--;
  }

  /** Whether anybody was seen to take pins that are not given back. */
  isPinned(): boolean {
    return [...this.#taken.values()].some(({ pins }) => pins > 0);
  }

  /** An event ends these users only if that is true; told before it ends them. */
  assume(assumed: Assumed, ends: readonly Ended[], runner?: string): void {
    const taken = runner === undefined ? undefined : this.#taken.get(runner);
    this.#assumptions.either(assumed, ends, runner);
    if (runner === undefined) this.#assumptions.add(assumed, ends, this.#taken);
    else if (taken) this.#assumptions.add(assumed, ends, [[runner, taken]]);
  }

  /** An event ends these users, whatever it was that is assumed to have ended them before. */
  ensure(ends: readonly Ended[], runner?: string): void {
    this.#assumptions.surely(ends, runner);
  }

  /**
   * Its struct pages go: who has what, and what that rests on.
   *
   * @param isFreed whether the log shows when the last user of a page is gone
   */
  leave(isFreed: boolean): void {
    this.left = this.all(isFreed);
    this.assumed = this.#assumptions.open();
  }

  /** The task says that it maps none of it, of which pages are not freed; whether nobody else maps it. */
  saysUnmapped(runner: string, line: number): boolean {
    const mappers = [...this.#taken].filter(([, { maps }]) => maps > 0);
    const [only] = mappers;
    if (!only || mappers.length > 1 || only[0] !== runner) return false;
    only[1].saidUnmapped = line;
    return true;
  }

  /** How many pins there are, whoever took them. */
  pinned(): number {
    return [...this.#taken.values()].reduce((sum, { pins }) => sum + pins, 0);
  }

  /** The task maps none of it any more. */
  unmap(runner: string): void {
    const taken = this.#taken.get(runner);
    this.#maps -= taken?.maps ?? 0;
    if (taken) taken.maps = 0;
  }

  /** So many entries are gone, whose ever they were. */
  unmapSome(pages: number): void {
    let rest = pages;
    for (const taken of this.#taken.values()) {
      const fewer = Math.min(rest, taken.maps);
      taken.maps -= fewer;
      this.#maps -= fewer;
      rest -= fewer;
    }
    if (rest > 0) this.#assumptions.surelySome(rest);
  }

  /** No page table maps the memory any more. */
  unmapAll(): void {
    for (const taken of this.#taken.values()) taken.maps = 0;
    this.#maps = 0;
    this.#counted = 0;
  }

  /** Nobody has a page of it any more. */
  idle(): void {
    this.#taken.clear();
    this.#unpinned.clear();
    this.#maps = 0;
    this.#counted = 0;
  }

  /** Pins of a page were given back; its count was this much before. */
  unpinned(page: string, by: string, line: number, given: number, count: number): void {
    this.#unpinned.set(page, { kind: 'counted', page, by, line, given, count });
  }

  /** A page was freed, and with it one entry, by whomever. */
  freed(page: string, line: number, by: string): void {
    this.#unpinned.delete(page);
    const wait = this.waits.findLast((one) => one.page === page);
    if (wait && wait.freed === undefined && wait.to === undefined) {
      wait.freed = line;
      wait.freedBy = by;
    }
    this.unmapSome(1);
  }

  /** Whoever was seen to map it and may still do. */
  mappers(): MemoryMapper[] {
    return [...this.#taken.values()].flatMap(({ by, maps, first }) =>
      maps > 0 ? [{ by, line: first }] : [],
    );
  }

  /** Who has what; a page that is not freed may be mapped or pinned. */
  all(isFreed = false): MemoryUser[] {
    const taken = [...this.#taken.values()].flatMap((one): MemoryUser[] => {
      const { by, maps, pins, first, last, saidUnmapped: unmapped } = one;
      if (maps === 0 && pins === 0) return [];
      if (isFreed && unmapped !== undefined)
        return [{ kind: 'pinned by others', by, pages: maps, first, last, unmapped }];
      const mapsOrPins = isFreed && maps > 0;
      return [{ kind: 'taken', by, maps, pins, first, last, ...(mapsOrPins && { mapsOrPins }) }];
    });
    return [...taken, ...this.#unpinned.values()];
  }

  #of(runner: string, by: string, line: number): Taken {
    let taken = this.#taken.get(runner);
    if (!taken) {
      taken = { by, maps: 0, pins: 0, quiet: 0, first: line, last: line };
      this.#taken.set(runner, taken);
    } else if (taken.maps === 0 && taken.pins === 0) taken.first = line;
    taken.last = line;
    return taken;
  }
}
