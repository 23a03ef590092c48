import { isError } from './address.ts';
import { RETURNS } from './armed.ts';
import { CallStacks, type Call } from './call-stacks.ts';
import { PageOwners } from './page-owners.ts';
import type { Problem } from './problem.ts';
import type { Heard, ProbeTable } from './probes/probe-table.ts';
import type { Log, Offsets } from './read-log.ts';
import { refWord } from './ref-word.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import { RegisteredPagemaps } from './registered-pagemaps.ts';
import { nameOf, OUTSIDE } from './slice.ts';
import type { Said, SliceBuilder } from './slice-builder.ts';
import { runnerName, runnerOf, type TraceEvent } from './trace-event.ts';

/** A log taken apart: who says what about which pagemap and which page. */
export interface Linked {
  readonly pagemaps: readonly RegisteredPagemap[];
  readonly problems: readonly Problem[];
}

/** Takes a log apart by address; a registration anew at an address is another pagemap. */
export function linkLog(log: Log, offsets: Offsets, probes: ProbeTable): Linked {
  const names = new Set(log.events.map(({ name }) => name));
  const linker = new Linker(offsets, (event) => names.has(`${event}_ret`));
  for (const event of log.events) linker.read(event, probes.hear(event));
  return { pagemaps: linker.pagemaps.all, problems: linker.problems };
}

const NOTHING: Said = {};

/** Returns without which a pagemap's story has a gap. */
const PAIRED: ReadonlySet<string> = new Set(RETURNS);

class Linker {
  readonly pagemaps: RegisteredPagemaps;
  readonly problems: Problem[] = [];
  readonly #calls = new CallStacks();
  readonly #owners = new PageOwners();
  /** Slices that must hear when a runner turns to something else. */
  readonly #unsettled = new Map<string, Set<SliceBuilder>>();

  readonly #returns: (event: string) => boolean;

  /** @param returns whether the log shows when a function of this name returns */
  constructor(offsets: Offsets, returns: (event: string) => boolean) {
    this.pagemaps = new RegisteredPagemaps(offsets);
    this.#returns = returns;
  }

  /** @param heard what the event says to the models, if anything */
  read(event: TraceEvent, heard: Heard | undefined): void {
    const { name } = event;
    const handle = heard && this.#handlers[heard.means];
    const isReturn = heard ? heard.meaning.ends !== undefined : name.endsWith('_ret');
    if (handle) handle(heard);
    else {
      this.#settle(event);
      if (isReturn) this.#leave(event, name.slice(0, -'_ret'.length));
      else if (this.#returns(name))
        this.#calls.enter(runnerOf(event), { event: name, line: event.line });
    }
    if (!isReturn) this.#calls.see(runnerOf(event));
  }

  readonly #handlers: Readonly<Record<string, (heard: Heard) => void>> = {
    memremap_pages: (heard) => {
      const { event, field } = heard;
      const address = field('pgmap') ?? '';
      let pagemap = this.pagemaps.at(address);
      if (!pagemap || pagemap.gone) pagemap = this.pagemaps.register(address, event.line);
      this.#learnRange(heard, pagemap);
      this.#enter(heard, pagemap);
      this.#tell(heard, pagemap);
    },
    memremap_pages_ret: (heard) => {
      const { event, field } = heard;
      const pagemap = this.#leave(event, 'memremap_pages')?.pagemap;
      if (!pagemap) return this.#settle(event);
      const failed = isError(field('result') ?? '');
      this.#tell(heard, pagemap, { variant: failed ? 'error' : 'ok' });
      if (failed) pagemap.gone = true;
      else pagemap.registered = true;
      if (!failed) this.#refuseConflict(event, pagemap);
    },
    memunmap_pages: (heard) => {
      const { event } = heard;
      // It does not call itself.
      if (this.#calls.inside(runnerOf(event), 'memunmap_pages'))
        this.#leave(event, 'memunmap_pages', true);
      const pagemap = this.#ofAddress(heard);
      this.#learnRange(heard, pagemap);
      this.#refuseConflict(event, pagemap);
      this.#enter(heard, pagemap);
      this.#tell(heard, pagemap);
    },
    memunmap_pages_ret: (heard) => {
      const { event } = heard;
      const pagemap = this.#leave(event, 'memunmap_pages')?.pagemap;
      if (!pagemap) return this.#settle(event);
      this.#tell(heard, pagemap);
      pagemap.gone = true;
    },
    percpu_ref_kill: (heard) => this.#ofRef(heard),
    percpu_ref_exit: (heard) => this.#ofRef(heard),
    pgmap_ref_released: (heard) => this.#ofRef(heard),
    wait_for_completion: (heard) => {
      const { event, field } = heard;
      const pagemap = this.pagemaps.ofDone(field('done') ?? '');
      this.#enter(heard, pagemap);
      if (!pagemap) return this.#settle(event);
      pagemap.waits.push({
        from: event.line,
        by: runnerName(event),
        fromSeconds: event.seconds,
      });
      this.#tell(heard, pagemap, { word: refWord(field('left')) });
    },
    wait_for_completion_ret: (heard) => {
      const { event } = heard;
      const pagemap = this.#leave(event, 'wait_for_completion')?.pagemap;
      if (!pagemap) return this.#settle(event);
      const wait = pagemap.waits.at(-1);
      if (wait) Object.assign(wait, { to: event.line, toSeconds: event.seconds });
      this.#tell(heard, pagemap);
    },
    get_dev_pagemap: (heard) => {
      const { event, field } = heard;
      const pagemap = this.pagemaps.ofPfn(field('pfn') ?? '0x0');
      this.#enter(heard, pagemap);
      const cached = field('cached') ?? '0x0';
      if (cached !== '0x0')
        this.#report(
          event,
          'inconclusive',
          `the lookup is handed a cached pagemap (${cached}), which is not modelled`,
        );
      if (pagemap) this.#tellPagemap(heard, pagemap);
      else this.#settle(event);
    },
    get_dev_pagemap_ret: (heard) => {
      const { event, field } = heard;
      const call = this.#leave(event, 'get_dev_pagemap');
      const address = field('result') ?? '0x0';
      if (address !== '0x0' && call && call.pagemap?.address !== address) {
        this.#report(
          event,
          'refused',
          `get_dev_pagemap returns ${address}, which is not registered for the page frame asked for`,
        );
      }
      if (call?.pagemap)
        this.#tellPagemap(heard, call.pagemap, { variant: address === '0x0' ? 'null' : 'found' });
      else this.#settle(event);
    },
    zone_device_page_init: (heard) => this.#ofPage(heard),
    free_zone_device: (heard) => this.#ofPage(heard),
    drv_page_free: (heard) => this.#ofPage(heard),
    sleep: (heard) => {
      const { event } = heard;
      const pagemap = this.#calls.inside(runnerOf(event), 'wait_for_completion')?.pagemap;
      const wait = pagemap?.waits.at(-1);
      if (wait) wait.slept ??= event.line;
    },
  };

  #ofAddress({ field }: Heard): RegisteredPagemap {
    const address = field('pgmap') ?? '';
    return this.pagemaps.at(address) ?? this.pagemaps.register(address);
  }

  #ofRef(heard: Heard): void {
    const { event, field } = heard;
    const pagemap = this.pagemaps.ofRef(field('ref') ?? '');
    if (!pagemap) return this.#settle(event);
    this.#tell(heard, pagemap, { word: refWord(field('left')) });
  }

  #ofPage(heard: Heard): void {
    const { event, field } = heard;
    const pagemap = this.#ofAddress(heard);
    const page = field('page') ?? '';
    const wrong = this.#owners.claim(page, pagemap);
    if (wrong !== undefined) this.#report(event, 'refused', wrong);
    const order = field('order') ?? '0';
    if (order !== '0')
      this.#report(
        event,
        'inconclusive',
        `a folio of order ${order}: large folios are not modelled`,
      );
    const said: Said = {
      word: refWord(field('left')),
      count: numberOf(field('count')),
    };
    const slices = [pagemap.slice, pagemap.pageSlice(page)];
    this.#settle(event, (slice) => slices.includes(slice));
    for (const slice of slices) this.#add(heard, slice, said);
  }

  #learnRange({ event, field }: Heard, pagemap: RegisteredPagemap): void {
    const start = field('start');
    const end = field('end');
    const type = field('type');
    if (start === undefined || end === undefined) return;
    const range = { start: BigInt(start), end: BigInt(end) };
    const known = pagemap.range;
    if (known && (known.start !== range.start || known.end !== range.end)) {
      this.#report(event, 'refused', `${nameOf(pagemap)} was registered with another range`);
    }
    pagemap.range ??= range;
    if (type !== undefined) pagemap.type ??= Number(type);
  }

  #refuseConflict(event: TraceEvent, pagemap: RegisteredPagemap): void {
    const other = pagemap.range && this.pagemaps.conflict(pagemap.range, pagemap);
    if (other)
      this.#report(
        event,
        'refused',
        `the range of ${nameOf(pagemap)} belongs to ${nameOf(other)}, which is still registered`,
      );
  }

  #enter({ event, means }: Heard, pagemap: RegisteredPagemap | undefined): void {
    this.#calls.enter(runnerOf(event), {
      event: means,
      line: event.line,
      ...(pagemap && { pagemap }),
    });
  }

  /** The call that a return belongs to. */
  #leave(event: TraceEvent, entry: string, unseen = false): Call | undefined {
    const runner = runnerOf(event);
    const left = this.#calls.leave(runner, entry);
    for (const call of [...left.unseen, ...(unseen && left.call ? [left.call] : [])]) {
      this.#leftUnseen(event, call);
    }
    // Only what was entered before the log began has no entry in it.
    if (!left.call && PAIRED.has(event.name) && !this.#calls.isNew(runner)) {
      this.#report(
        event,
        'refused',
        `${runnerName(event)} returns from ${entry}, which it has not entered`,
      );
    }
    return left.call;
  }

  /** The return of a call is missing in the log. */
  #leftUnseen(event: TraceEvent, { event: entry, pagemap }: Call): void {
    if (!pagemap) return;
    if (entry === 'memunmap_pages') pagemap.gone = true;
    else if (entry === 'memremap_pages') pagemap.registered = true;
    else return;
    pagemap.slice.leave(event, OUTSIDE);
  }

  /** What happens to a pagemap concerns each of its pages. */
  #tell(heard: Heard, pagemap: RegisteredPagemap, said: Said = NOTHING): void {
    const { event, means } = heard;
    this.#settle(event, (slice) => slice.pagemap === pagemap);
    this.#add(heard, pagemap.slice, said);
    pagemap.lifecycle.push({ event, means, said });
    for (const page of pagemap.pages.values()) page.hear(event, means, said);
  }

  #tellPagemap(heard: Heard, pagemap: RegisteredPagemap, said: Said = NOTHING): void {
    this.#settle(heard.event, (slice) => slice === pagemap.slice);
    this.#add(heard, pagemap.slice, said);
  }

  #add({ event, means }: Heard, slice: SliceBuilder, said: Said): void {
    const runner = runnerOf(event);
    slice.hear(event, means, said);
    const unsettled = this.#unsettled.get(runner);
    if (unsettled) unsettled.add(slice);
    else this.#unsettled.set(runner, new Set([slice]));
  }

  /** The runner turns to something else: whatever it was in the middle of, it has left. */
  #settle(event: TraceEvent, spares: (slice: SliceBuilder) => boolean = () => false): void {
    if (event.name.startsWith('drv_') && event.name !== 'drv_page_free') return;
    const runner = runnerOf(event);
    const unsettled = this.#unsettled.get(runner);
    if (!unsettled) return;
    for (const slice of unsettled) {
      if (spares(slice)) continue;
      slice.leave(event);
      unsettled.delete(slice);
    }
  }

  #report({ line }: TraceEvent, standing: Problem['standing'], text: string): void {
    this.problems.push({ line, standing, text });
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
