import { GENERIC } from '../kernel/memory-types.ts';
import { keptText } from '../log/kept-text.ts';
import { fieldOf, runnerName, type TraceEvent } from '../log/trace-event.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';
import { nameOf } from './slice.ts';

/** Calls whose references are put by folio_put, which leaves no event. */
const GETS: ReadonlySet<string> = new Set(['vmsplice']);

/** Returns of calls whose pins are given back by unpin_user_page and its sisters. */
const PINS: ReadonlySet<string> = new Set(['pin_user_pages_ret', 'pin_user_pages_fast_ret']);

/** Where pins end. */
const UNPINS: ReadonlySet<string> = new Set([
  'unpin_user_page',
  'unpin_user_pages',
  'unpin_user_folio',
]);

const LOOKED_AT: ReadonlySet<string> = new Set([...GETS, ...PINS, ...UNPINS, 'memunmap_pages']);

/** What this asks of its surroundings. */
interface Shown {
  readonly showsFastPins: boolean;
  /** Whether the log shows events of this name. */
  readonly armed: (event: string) => boolean;
}

/** References that a task may have taken of memory that it maps, and not given back. */
interface Owed {
  readonly by: string;
  readonly comm: string;
  readonly call: string;
  readonly line: number;
  pages: number;
}

/**
 * Notes where pages of device-dax may have been taken without an event: from 6.17 on get_user_pages_fast
 * looks no pagemap up, and a page of device-dax is not freed when its last user is gone.
 */
export class UnseenPins {
  readonly #pagemaps: RegisteredPagemaps;
  readonly #shown: Shown;
  /** By runner and call. */
  readonly #owed = new Map<string, Owed>();

  constructor(pagemaps: RegisteredPagemaps, shown: Shown) {
    this.#pagemaps = pagemaps;
    this.#shown = shown;
  }

  see(event: TraceEvent, runner: string): void {
    const { name } = event;
    if (!LOOKED_AT.has(name) || this.#showsLookups()) return;
    if (GETS.has(name)) this.#take(event, `${runner} ${name}`, Infinity);
    else if (PINS.has(name)) this.#take(event, runner, Number(fieldOf(event, 'ret') ?? 0));
    else if (UNPINS.has(name)) this.#give(runner, Number(fieldOf(event, 'nr') ?? 1));
    else if (name === 'memunmap_pages') this.#goes(fieldOf(event, 'pgmap') ?? '');
  }

  /** Whether whoever takes a page without the locks of its process looks its pagemap up, and the log shows it. */
  #showsLookups(): boolean {
    const { showsFastPins, armed } = this.#shown;
    return showsFastPins && armed('get_dev_pagemap') && armed('get_dev_pagemap_ret');
  }

  #take(event: TraceEvent, key: string, pages: number): void {
    if (!(pages > 0) || this.#owed.size >= KEPT_MAX || !this.#isMapped()) return;
    const { line, comm, name } = event;
    const owed = this.#owed.get(key);
    if (owed) owed.pages += pages;
    else {
      const call = keptText(name.replace(/_ret$/, ''));
      this.#owed.set(key, { by: runnerName(event), comm, call, line, pages });
    }
  }

  #give(runner: string, pages: number): void {
    const owed = this.#owed.get(runner);
    if (!owed) return;
    owed.pages -= pages;
    if (owed.pages <= 0) this.#owed.delete(runner);
  }

  /** A pagemap of device-dax goes: who has mapped it and may have taken pages of it then. */
  #goes(address: string): void {
    const pagemap = this.#pagemaps.at(address);
    if (!pagemap || pagemap.type !== GENERIC || pagemap.users.mappedBy.size === 0) return;
    const object = nameOf(pagemap);
    const { mappedBy } = pagemap.users;
    if (![...GETS, ...PINS].some((name) => this.#shown.armed(name))) {
      const [by = ''] = mappedBy;
      pagemap.couldNotShow({ kind: 'pins unseen', object, facts: { by } });
      return;
    }
    // Page tables are shared by the threads of a process, which mostly have one name.
    const names = new Set([...mappedBy].map((by) => by.replace(/-\d+$/, '')));
    for (const { by, comm, call, line } of this.#owed.values()) {
      if (!names.has(comm)) continue;
      pagemap.couldNotShow({ kind: 'pins unseen', line, object, facts: { by, call } });
    }
  }

  #isMapped(): boolean {
    for (const { type, users } of this.#pagemaps.live())
      if (type === GENERIC && users.mappedBy.size > 0) return true;
    return false;
  }
}

/** Tasks that are kept; more do not say more. */
const KEPT_MAX = 1000;
