import type { FindingOf } from '../../schemas/log-finding.ts';
import { moved, physicalOf, type Range } from '../log/address.ts';
import { keptText } from '../log/kept-text.ts';
import type { Offsets } from '../log/offsets.ts';
import { RegisteredPagemap } from './registered-pagemap.ts';
import { nameOf } from './slice.ts';
import type { Sinks } from './slice-builder.ts';

/** Registrations that are gone and still remembered: late events may be about them. */
const REMEMBERED = 256;

/** Whoever hears of registrations that go. */
export interface EndListener {
  /** It is gone; late events may still be about it. */
  end(pagemap: RegisteredPagemap): void;
  /** No later event can be about it. */
  forget(pagemap: RegisteredPagemap): void;
}

/** The registrations that a log tells of, found by the addresses that its events carry. */
export class RegisteredPagemaps {
  readonly #offsets: Offsets;
  readonly #sinks: Sinks;
  readonly #listener: EndListener;
  /** Those of which entries are kept, also when no later event can be about them. */
  readonly kept: RegisteredPagemap[] = [];
  #registrations = 0;
  readonly #latest = new Map<string, RegisteredPagemap>();
  readonly #byDone = new Map<string, string>();
  readonly #live = new Set<RegisteredPagemap>();
  /** In the order in which they went. */
  readonly #gone = new Set<RegisteredPagemap>();
  /** A struct page belongs to one registration at a time; its memory can serve a later one. */
  readonly #owners = new Map<string, RegisteredPagemap>();
  /** What `release` of a percpu_ref holds when it is that of a pagemap. */
  readonly #releases = new Set<string>();

  constructor(offsets: Offsets, sinks: Sinks, listener: EndListener) {
    this.#offsets = offsets;
    this.#sinks = sinks;
    this.#listener = listener;
  }

  /** Every registration that is remembered, those that are gone first. */
  *all(): Generator<RegisteredPagemap> {
    yield* this.#gone;
    yield* this.#live;
  }

  /** The registrations that are not gone. */
  live(): Iterable<RegisteredPagemap> {
    return this.#live;
  }

  /** A registration at this address, the first one or after an earlier one is gone. */
  register(address: string, since?: number): RegisteredPagemap {
    const before = this.#latest.get(address);
    const number = ++this.#registrations;
    const incarnation = (before?.incarnation ?? 0) + 1;
    const pagemap = new RegisteredPagemap(
      { number, address, incarnation, ...(since !== undefined && { since }) },
      this.#sinks,
    );
    if (pagemap.slice.isKept) this.kept.push(pagemap);
    if (before) this.#drop(before);
    this.#latest.set(pagemap.address, pagemap);
    this.#live.add(pagemap);
    const done = moved(address, this.#offsets.done);
    if (done !== undefined) this.#byDone.set(done, pagemap.address);
    return pagemap;
  }

  /** The registration is over. */
  end(pagemap: RegisteredPagemap, line: number): void {
    if (pagemap.gone) return;
    pagemap.gone = true;
    pagemap.until = line;
    this.#live.delete(pagemap);
    this.#gone.add(pagemap);
    this.#listener.end(pagemap);
    const [oldest] = this.#gone;
    if (this.#gone.size > REMEMBERED && oldest) this.#drop(oldest);
  }

  #drop(pagemap: RegisteredPagemap): void {
    if (this.#latest.get(pagemap.address) === pagemap) {
      this.#latest.delete(pagemap.address);
      this.#byDone.delete(moved(pagemap.address, this.#offsets.done) ?? '');
    }
    for (const page of pagemap.pages.keys()) {
      if (this.#owners.get(page) === pagemap) this.#owners.delete(page);
    }
    this.#live.delete(pagemap);
    this.#gone.delete(pagemap);
    pagemap.isForgotten = true;
    this.#listener.forget(pagemap);
  }

  /** The latest registration at an address. */
  at(address: string): RegisteredPagemap | undefined {
    return this.#latest.get(address);
  }

  /**
   * The registration whose `ref` this is. One that the log has not told of is met in mid-life when
   * `release` says that the count is a pagemap's.
   */
  ofRef(
    ref: string,
    release: string | undefined,
    isPagemap: boolean,
  ): RegisteredPagemap | undefined {
    const address = moved(ref, -this.#offsets.ref);
    if (address === undefined) return undefined;
    const known = this.#latest.get(address);
    if (release !== undefined && (known || isPagemap) && !this.#releases.has(release)) {
      this.#releases.add(keptText(release));
    }
    if (known) return known;
    const isOne = isPagemap || (release !== undefined && this.#releases.has(release));
    return isOne ? this.register(address) : undefined;
  }

  /** The registration whose `done` this is. */
  ofDone(done: string): RegisteredPagemap | undefined {
    return this.#latest.get(this.#byDone.get(done) ?? '');
  }

  /** Another registration that holds part of the range. */
  conflict(range: Range, except: RegisteredPagemap): RegisteredPagemap | undefined {
    for (const other of this.#live) if (other !== except && other.holdsRange(range)) return other;
    return undefined;
  }

  /** The registration that a lookup of this page frame can find. */
  ofPfn(pfn: string): RegisteredPagemap | undefined {
    const address = physicalOf(pfn);
    const range = { start: address, end: address };
    for (const pagemap of this.#live) if (pagemap.holdsRange(range)) return pagemap;
    return undefined;
  }

  /** The only one that somebody may be unregistering since before the log began. */
  unregisteredUnseen(): RegisteredPagemap | undefined {
    const candidates = [...this.#live].filter(
      ({ since, unregisteredUnseen, lifecycle }) =>
        since === undefined &&
        !unregisteredUnseen &&
        !lifecycle.some(({ means }) => means === 'memunmap_pages'),
    );
    return candidates.length === 1 ? candidates[0] : undefined;
  }

  /** The registration that an event of this page was last about. */
  ownerOf(page: string): RegisteredPagemap | undefined {
    return this.#owners.get(page);
  }

  /** Notes an event of the page; says what is wrong when another registration still owns it. */
  claim(page: string, pagemap: RegisteredPagemap): FindingOf<'page of another'> | undefined {
    const owner = this.#owners.get(page);
    if (owner === pagemap) return undefined;
    if (owner !== undefined && !owner.gone) {
      const facts = { page: keptText(page), owner: nameOf(owner) };
      return { kind: 'page of another', object: nameOf(pagemap), facts };
    }
    this.#owners.set(keptText(page), pagemap);
    return undefined;
  }
}
