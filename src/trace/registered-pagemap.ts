import { overlap, type Range } from './address.ts';
import type { Registered } from './slice.ts';
import { SliceBuilder, type Said } from './slice-builder.ts';
import type { TraceEvent } from './trace-event.ts';

/** A wait for the completion of one registration. */
export interface Wait {
  readonly from: number;
  readonly by: string;
  readonly fromSeconds: number;
  /** Line at which the task went to sleep. */
  slept?: number;
  to?: number;
  toSeconds?: number;
}

/** One registration of a pagemap while the log is being taken apart. */
export class RegisteredPagemap implements Registered {
  readonly address: string;
  readonly incarnation: number;
  readonly since?: number;
  type?: number;
  range?: Range;
  /** Whether memremap_pages has returned with success, as far as the log shows. */
  registered: boolean;
  /** Whether memunmap_pages has returned, or memremap_pages failed. */
  gone = false;
  readonly waits: Wait[] = [];
  readonly slice: SliceBuilder;
  /** What has happened to the registration as a whole. */
  readonly lifecycle: {
    readonly event: TraceEvent;
    readonly means: string;
    readonly said: Said;
  }[] = [];
  readonly pages = new Map<string, SliceBuilder>();

  constructor(address: string, incarnation: number, since?: number) {
    this.address = address;
    this.incarnation = incarnation;
    if (since !== undefined) this.since = since;
    this.registered = since === undefined;
    this.slice = new SliceBuilder(this);
  }

  /** The slice of one page; it begins with what has happened to its pagemap. */
  pageSlice(page: string): SliceBuilder {
    let slice = this.pages.get(page);
    if (!slice) {
      slice = new SliceBuilder(this, page);
      for (const { event, means, said } of this.lifecycle) slice.hear(event, means, said);
      this.pages.set(page, slice);
    }
    return slice;
  }

  /** Whether it is registered for an address of the range. */
  holds(range: Range): boolean {
    return this.registered && !this.gone && this.range !== undefined && overlap(this.range, range);
  }
}
