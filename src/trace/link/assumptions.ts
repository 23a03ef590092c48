import type { Assumed } from '../../schemas/log-finding.ts';

/** What an event may have ended: entries of page tables, pins, or both. */
export type Ended = 'maps' | 'pins';

/** What one task had of the memory when it may have been ended. */
interface Had {
  maps: number;
  pins: number;
}

interface Assumption {
  /** Any of these is enough. */
  readonly either: Assumed[];
  readonly had: Map<string, Had>;
}

/** Assumptions that are kept of one registration; a reader is not helped by more. */
const KEPT_MAX = 8;

/**
 * What must be true, though the log does not say it, for memory to have no users left. An event that
 * may be about other memory ends its users only if it is about this; it is forgotten when a later event
 * ends the same users for sure.
 */
export class Assumptions {
  #open: Assumption[] = [];

  /** These users are gone if that is true; of earlier assumptions about them either will do. */
  add(assumed: Assumed, ends: readonly Ended[], taken: Iterable<readonly [string, Had]>): void {
    const had = new Map<string, Had>();
    for (const [runner, { maps, pins }] of taken) {
      const some = {
        maps: ends.includes('maps') ? maps : 0,
        pins: ends.includes('pins') ? pins : 0,
      };
      if (isSome(some)) had.set(runner, some);
    }
    if (had.size > 0 && this.#open.length < KEPT_MAX) this.#open.push({ either: [assumed], had });
  }

  /** Users that may be gone already are gone for sure if that is true. */
  either(assumed: Assumed, ends: readonly Ended[], runner?: string): void {
    for (const { either, had } of this.#open) {
      const isAll = [...had].every(
        ([who, { maps, pins }]) =>
          (runner === undefined || who === runner) &&
          (maps === 0 || ends.includes('maps')) &&
          (pins === 0 || ends.includes('pins')),
      );
      if (isAll && either.length < KEPT_MAX) either.push(assumed);
    }
  }

  /** These are gone, whatever was assumed. */
  surely(ends: readonly Ended[], runner?: string): void {
    for (const { had } of this.#open) {
      for (const [who, some] of had) {
        if (runner !== undefined && who !== runner) continue;
        for (const kind of ends) some[kind] = 0;
      }
    }
    this.#drop();
  }

  /** So many entries are gone, whose ever they were. */
  surelySome(pages: number): void {
    let rest = pages;
    for (const { had } of this.#open) {
      for (const some of had.values()) {
        const fewer = Math.min(rest, some.maps);
        some.maps -= fewer;
        rest -= fewer;
      }
    }
    this.#drop();
  }

  /** Of each, any of these must be true. */
  open(): readonly (readonly Assumed[])[] {
    return this.#open.map(({ either }) => [...either]);
  }

  #drop(): void {
    this.#open = this.#open.filter(({ had }) => [...had.values()].some(isSome));
  }
}

function isSome({ maps, pins }: Had): boolean {
  return maps > 0 || pins > 0;
}
