import type { FindingFacts, LogFinding } from '../../schemas/log-finding.ts';
import { overlap, type Range } from '../log/address.ts';
import { DaxUsers } from './dax-users.ts';
import { FolioSizes } from './folio-sizes.ts';
import { Holds } from './holds.ts';
import { keptText } from '../log/kept-text.ts';
import { OUTSIDE, type Registered } from './slice.ts';
import { SliceBuilder, type EventDetails, type Sinks, type EventOrigin } from './slice-builder.ts';

/** Reasons to doubt that are kept for one registration. */
const DOUBTS_MAX = 3;

/** Something that has happened to a registration as a whole. */
interface Happened {
  readonly origin: EventOrigin;
  readonly means: string;
  readonly details: EventDetails;
}

/** One registration of a pagemap while the log is being taken apart. */
export class RegisteredPagemap implements Registered {
  readonly number: number;
  readonly address: string;
  readonly incarnation: number;
  readonly since?: number;
  type?: number;
  range?: Range;
  /** Whether memremap_pages has returned with success, as far as the log shows. */
  registered: boolean;
  /** Whether memunmap_pages has returned, or memremap_pages failed. */
  gone = false;
  isForgotten = false;
  /** Line at which it was gone. */
  until?: number;
  readonly holds = new Holds();
  readonly folios = new FolioSizes();
  /** Who maps and pins memory of it, where that is not told by its pages. */
  readonly users = new DaxUsers();
  /** Whether pages were freed or unmapped since its memory was last mapped. */
  mappedAnew = false;
  /** Kernel address of the first byte of its memory. */
  mappedAt?: bigint | undefined;
  readonly slice: SliceBuilder;
  /** What has happened to the registration as a whole. */
  readonly lifecycle: Happened[] = [];
  readonly pages = new Map<string, SliceBuilder>();
  /** Why nothing can be concluded of it, whatever its events say. */
  readonly doubts: LogFinding[] = [];
  /** What the log could not have shown: it may follow only because of that. */
  readonly notShown: LogFinding[] = [];
  /** What excuses that somebody seems to have had memory when it went. */
  putUnseen: readonly LogFinding[] = [];
  /** Evictions that freed nothing, by their runner. */
  readonly failedEvictions = new Map<string, FindingFacts['freed nothing']>();
  /** What would have told that those who mapped it when it went had left. */
  wouldHaveTold?: FindingFacts['would have told'] | undefined;
  /** Whether somebody was seen to be in memunmap_pages since before the log began. */
  unregisteredUnseen = false;
  readonly #sinks: Sinks;

  constructor(
    {
      number,
      address,
      incarnation,
      since,
    }: Pick<Registered, 'number' | 'address' | 'incarnation' | 'since'>,
    sinks: Sinks,
  ) {
    this.number = number;
    this.address = keptText(address);
    this.incarnation = incarnation;
    if (since !== undefined) this.since = since;
    this.registered = since === undefined;
    this.#sinks = sinks;
    this.slice = new SliceBuilder(this, undefined, sinks);
  }

  /** The slice of one page; it begins with what has happened to its pagemap. */
  pageSlice(page: string): SliceBuilder {
    let slice = this.pages.get(page);
    if (!slice) {
      const kept = keptText(page);
      slice = new SliceBuilder(this, kept, this.#sinks);
      for (const one of this.lifecycle) tellTo(slice, one);
      this.pages.set(kept, slice);
    }
    return slice;
  }

  /**
   * Something happens to the registration as a whole: its slice and those of all pages hear of it.
   *
   * @param means a model event, or OUTSIDE when the runner has left its call without being seen to
   */
  tell(origin: EventOrigin, means: string, details: EventDetails): void {
    const one = { origin, means, details };
    this.lifecycle.push(one);
    tellTo(this.slice, one);
    for (const page of this.pages.values()) tellTo(page, one);
  }

  /** The runner has been in memunmap_pages since before the log began. */
  wasUnregistering(origin: EventOrigin): void {
    this.unregisteredUnseen = true;
    this.slice.wasUnregistering(origin);
    for (const page of this.pages.values()) page.wasUnregistering(origin);
  }

  doubt(why: LogFinding): void {
    if (this.doubts.length < DOUBTS_MAX) this.doubts.push(why);
  }

  /** Something of it may have happened and leaves no event here; one of a kind is enough. */
  couldNotShow(what: LogFinding): void {
    if (!this.notShown.some(({ kind }) => kind === what.kind)) this.notShown.push(what);
  }

  /** Whether the log tells no more of it than that it was looked up. */
  get isOnlyLookedUp(): boolean {
    return this.since === undefined && this.lifecycle.length === 0 && this.pages.size === 0;
  }

  /** Whether it is registered for an address of the range. */
  holdsRange(range: Range): boolean {
    return this.registered && !this.gone && this.range !== undefined && overlap(this.range, range);
  }
}

function tellTo(slice: SliceBuilder, { origin, means, details }: Happened): void {
  if (means === OUTSIDE) slice.leave(origin, OUTSIDE);
  else slice.hear(origin, means, details);
}
