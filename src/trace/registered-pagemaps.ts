import { moved, physicalOf, type Range } from './address.ts';
import type { Offsets } from './read-log.ts';
import { RegisteredPagemap } from './registered-pagemap.ts';

/** Every registration that a log tells of, found by the addresses that its events carry. */
export class RegisteredPagemaps {
  readonly all: RegisteredPagemap[] = [];
  readonly #latest = new Map<string, RegisteredPagemap>();
  readonly #byDone = new Map<string, string>();
  readonly #offsets: Offsets;

  constructor(offsets: Offsets) {
    this.#offsets = offsets;
  }

  /** A registration at this address, the first one or after an earlier one is gone. */
  register(address: string, since?: number): RegisteredPagemap {
    const incarnation = (this.#latest.get(address)?.incarnation ?? 0) + 1;
    const pagemap = new RegisteredPagemap(address, incarnation, since);
    this.all.push(pagemap);
    this.#latest.set(address, pagemap);
    const done = moved(address, this.#offsets.done);
    if (done !== undefined) this.#byDone.set(done, address);
    return pagemap;
  }

  /** The latest registration at an address. */
  at(address: string): RegisteredPagemap | undefined {
    return this.#latest.get(address);
  }

  /** The registration whose `ref` this is. */
  ofRef(ref: string): RegisteredPagemap | undefined {
    return this.#latest.get(moved(ref, -this.#offsets.ref) ?? '');
  }

  /** The registration whose `done` this is. */
  ofDone(done: string): RegisteredPagemap | undefined {
    return this.#latest.get(this.#byDone.get(done) ?? '');
  }

  /** Another registration that holds part of the range. */
  conflict(range: Range, except: RegisteredPagemap): RegisteredPagemap | undefined {
    return this.all.find((other) => other !== except && other.holds(range));
  }

  /** The registration that a lookup of this page frame can find. */
  ofPfn(pfn: string): RegisteredPagemap | undefined {
    const address = physicalOf(pfn);
    return this.all.find((pagemap) => pagemap.holds({ start: address, end: address }));
  }
}
