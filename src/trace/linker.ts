import { addressOf, isError } from './address.ts';
import { RETURNS } from './armed.ts';
import { CallStacks, type Call } from './call-stacks.ts';
import { daxHandlers, isDax, isLookupOfGup } from './link-dax.ts';
import { p2pHandlers } from './link-p2p.ts';
import { HoldKeeper, type Blamed } from './hold-keeper.ts';
import type { Problem } from './problem.ts';
import type { Heard } from './probes/heard.ts';
import type { ProbeTable } from './probes/probe-table.ts';
import { refWord, type RefWord } from './ref-word.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';
import { nameOf } from './slice.ts';
import type { Said } from './slice-builder.ts';
import { runnerName, runnerOf, type TraceEvent } from './trace-event.ts';
import { Unsettled } from './unsettled.ts';
import type { Handlers, Voice } from './voice.ts';

const NOTHING: Said = {};

/** Returns without which a pagemap's story has a gap. */
const PAIRED: ReadonlySet<string> = new Set(RETURNS);

/** Registrations that are forgotten before the tasks are searched for what still names them. */
const SWEPT_EVERY = 64;

/** What a linker asks and tells of its surroundings. */
export interface Surroundings {
  readonly probes: ProbeTable;
  /** Whether the log shows when a function of this name returns. */
  readonly returns: (event: string) => boolean;
  readonly report: (problem: Problem) => void;
  readonly blame: (pagemap: RegisteredPagemap, line: number, why: Blamed) => void;
}

/**
 * Takes a log apart by address, event by event: what each says about which registration of a pagemap
 * and which page. A registration anew at an address is another pagemap.
 */
export class Linker {
  readonly pagemaps: RegisteredPagemaps;
  readonly #surroundings: Surroundings;
  readonly #calls = new CallStacks();
  readonly #keeper: HoldKeeper;
  readonly #unsettled = new Unsettled();
  #forgotten = 0;

  constructor(pagemaps: RegisteredPagemaps, surroundings: Surroundings) {
    this.pagemaps = pagemaps;
    this.#surroundings = surroundings;
    this.#keeper = new HoldKeeper(surroundings.blame);
    this.#ofTypes = this.#handlersOfTypes();
  }

  read(event: TraceEvent): void {
    const { name } = event;
    const heard = this.#surroundings.probes.hear(event);
    const handle = heard && (this.#handlers[heard.means] ?? this.#ofTypes[heard.means]);
    if (handle) {
      handle(heard);
      return;
    }
    const runner = runnerOf(event);
    this.#unsettled.settle(event, runner);
    this.#keeper.see(runner, event);
    if (name.endsWith('_ret')) {
      this.#leave({ line: event.line, runner }, name.slice(0, -'_ret'.length), event);
      return;
    }
    if (this.#surroundings.returns(name)) {
      this.#calls.enter(runner, { event: name, line: event.line });
    }
  }

  /** A registration is forgotten: nothing may hold on to it for long. */
  forget(pagemap: RegisteredPagemap): void {
    this.#keeper.forget(pagemap);
    if (++this.#forgotten % SWEPT_EVERY > 0) return;
    this.#unsettled.sweep();
    this.#calls.sweep();
  }

  /** Events were lost: any task may be in calls that the log does not show, or out of those it does. */
  lost(): void {
    this.#calls.forget();
  }

  readonly #handlers: Readonly<Record<string, (heard: Heard) => void>> = {
    memremap_pages: (heard) => {
      const address = heard.field('pgmap') ?? '';
      let pagemap = this.pagemaps.at(address);
      if (!pagemap || pagemap.gone) pagemap = this.pagemaps.register(address, heard.line);
      this.#learnRange(heard, pagemap);
      this.#enter(heard, pagemap);
      this.#tell(heard, pagemap);
    },
    memremap_pages_ret: (heard) => {
      const pagemap = this.#leaveCall(heard)?.pagemap;
      if (!pagemap) return this.#settle(heard);
      const failed = isError(heard.field('result') ?? '');
      this.#tell(heard, pagemap, { variant: failed ? 'error' : 'ok' });
      if (failed) this.pagemaps.end(pagemap, heard.line);
      else {
        pagemap.registered = true;
        pagemap.mappedAt = addressOf(heard.field('result'));
        this.#refuseConflict(heard, pagemap);
      }
    },
    memunmap_pages: (heard) => {
      // It does not call itself.
      if (this.#calls.inside(heard.runner, 'memunmap_pages')) {
        this.#leave(heard, 'memunmap_pages', heard.event, true);
      }
      const pagemap = this.#ofAddress(heard);
      this.#learnRange(heard, pagemap);
      this.#refuseConflict(heard, pagemap);
      this.#enter(heard, pagemap);
      this.#tell(heard, pagemap);
    },
    memunmap_pages_ret: (heard) => {
      const pagemap = (this.#leaveCall(heard) ?? this.#unseenUnregister(heard))?.pagemap;
      if (!pagemap) return this.#settle(heard);
      this.#tell(heard, pagemap);
      if (isDax(pagemap)) pagemap.users.left = pagemap.users.inWords();
      this.pagemaps.end(pagemap, heard.line);
    },
    percpu_ref_kill: (heard) => this.#ofRef(heard, false),
    percpu_ref_exit: (heard) => this.#ofRef(heard, false),
    pgmap_ref_released: (heard) => this.#ofRef(heard, true),
    wait_for_completion: (heard) => {
      const pagemap = this.pagemaps.ofDone(heard.field('done') ?? '');
      this.#enter(heard, pagemap);
      if (!pagemap) return this.#settle(heard);
      this.#findUnregister(heard, pagemap);
      this.#keeper.beginWait(heard, pagemap);
      this.#tell(heard, pagemap, { word: this.#wordOf(heard, pagemap) });
    },
    wait_for_completion_ret: (heard) => {
      const unseen = (): Call | undefined =>
        heard.event.text.includes('(memunmap_pages+') ? this.#unseenUnregister(heard) : undefined;
      const pagemap = (this.#leaveCall(heard) ?? unseen())?.pagemap;
      if (!pagemap) return this.#settle(heard);
      this.#keeper.endWait(heard, pagemap);
      this.#tell(heard, pagemap);
    },
    get_dev_pagemap: (heard) => {
      const pagemap = this.pagemaps.ofPfn(heard.field('pfn') ?? '0x0');
      this.#enter(heard, pagemap);
      const cached = heard.field('cached') ?? '0x0';
      const isCached = cached === pagemap?.address;
      if (cached !== '0x0' && !isCached) {
        this.#report(
          heard,
          'inconclusive',
          `the lookup is handed a cached pagemap (${cached}) that is not the page frame's, which is not modelled`,
          pagemap ?? this.pagemaps.at(cached),
        );
      }
      if (pagemap) this.#tellPagemap(heard, pagemap, { variant: isCached ? 'cached' : 'lookup' });
      else this.#settle(heard);
    },
    get_dev_pagemap_ret: (heard) => {
      const call = this.#leaveCall(heard);
      const address = heard.field('result') ?? '0x0';
      const isNew = !call?.pagemap && address !== '0x0' && !this.pagemaps.at(address);
      // It was registered before the log began.
      if (isNew) this.pagemaps.register(address);
      else if (
        address !== '0x0' &&
        call &&
        call.pagemap?.address !== address &&
        !this.#isBeingRegistered(address)
      ) {
        this.#report(
          heard,
          'refused',
          `get_dev_pagemap returns ${address}, which is not registered for the page frame asked for`,
          this.pagemaps.at(address),
        );
      }
      const pagemap = call?.pagemap;
      const pins = address !== '0x0' && pagemap && isDax(pagemap) && isLookupOfGup(heard);
      if (pins) pagemap.users.pin(heard.runner, heard.by, heard.line);
      const variant = address === '0x0' ? 'null' : pins ? 'pinned' : 'found';
      if (pagemap) this.#tellPagemap(heard, pagemap, { variant });
      else this.#settle(heard);
    },
    zone_device_page_init: (heard) => this.#ofPage(heard),
    free_zone_device: (heard) => this.#ofPage(heard),
    drv_page_free: (heard) => this.#ofPage(heard),
    sleep: (heard) => {
      const pagemap = this.#calls.inside(heard.runner, 'wait_for_completion')?.pagemap;
      if (pagemap) this.#keeper.sleeps(heard, pagemap);
    },
  };

  /** What the events of types say whose pages are not told one by one. */
  readonly #ofTypes: Handlers;

  #handlersOfTypes(): Handlers {
    const { pagemaps } = this;
    const voice: Voice = {
      pagemaps,
      enter: (heard, pagemap) => this.#enter(heard, pagemap),
      leave: (heard) => this.#leaveCall(heard),
      isInside: (runner, event) => this.#calls.inside(runner, event) !== undefined,
      tell: (heard, pagemap, said) => this.#tell(heard, pagemap, said),
      tellPagemap: (heard, pagemap, said, as) => this.#tellPagemap(heard, pagemap, said, as),
      tellPage: (heard, pagemap, page, said) => this.#tellPage(heard, pagemap, page, said),
      settle: (heard) => this.#settle(heard),
    };
    return { ...daxHandlers(voice), ...p2pHandlers(voice) };
  }

  /** Lookups find a pagemap as soon as it is stored, which is before memremap_pages returns. */
  #isBeingRegistered(address: string): boolean {
    const pagemap = this.pagemaps.at(address);
    return pagemap !== undefined && !pagemap.gone && !pagemap.registered;
  }

  #ofAddress(heard: Heard): RegisteredPagemap {
    const address = heard.field('pgmap') ?? '';
    return this.pagemaps.at(address) ?? this.pagemaps.register(address);
  }

  #ofRef(heard: Heard, isPagemap: boolean): void {
    const ref = heard.field('ref') ?? '';
    const pagemap = this.pagemaps.ofRef(ref, heard.field('release'), isPagemap);
    if (!pagemap) return this.#settle(heard);
    if (!isPagemap) this.#findUnregister(heard, pagemap);
    this.#tell(heard, pagemap, { word: this.#wordOf(heard, pagemap) });
  }

  /** The count word at this moment, as the models count. */
  #wordOf(heard: Heard, { folios }: RegisteredPagemap): RefWord | undefined {
    if (heard.means !== 'drv_page_free') folios.settle(heard.runner);
    return folios.wordOf(refWord(heard.field('left')));
  }

  /** A folio comes or goes, maybe a large one. */
  #resize(heard: Heard, pagemap: RegisteredPagemap, page: string): void {
    const { folios } = pagemap;
    if (heard.means === 'zone_device_page_init')
      folios.init(page, Number(heard.field('order') ?? 0));
    if (heard.means !== 'free_zone_device') return;
    const split = folios.free(page, heard.runner);
    if (split === undefined) return;
    const text = `page ${page} is part of a folio of order ${split} that was handed out as one: it was split unseen, which is not modelled`;
    this.#report(heard, 'inconclusive', text, pagemap);
  }

  #ofPage(heard: Heard): void {
    const pagemap = this.#ofAddress(heard);
    const page = heard.field('page') ?? '';
    const wrong = this.pagemaps.claim(page, pagemap);
    if (wrong !== undefined) this.#report(heard, 'refused', wrong, pagemap);
    const word = this.#wordOf(heard, pagemap);
    this.#resize(heard, pagemap, page);
    const count = heard.field('count');
    const said: Said = {
      word,
      count: count === undefined ? undefined : Number(count),
    };
    const slice = pagemap.pageSlice(page);
    this.#unsettled.settle(
      heard.event,
      heard.runner,
      (one) => one === pagemap.slice || one === slice,
    );
    for (const one of [pagemap.slice, slice]) {
      one.hear(heard, heard.means, said);
      this.#unsettled.add(heard.runner, one);
    }
    if (isDax(pagemap) && heard.means === 'free_zone_device') {
      pagemap.users.freed(page, heard.line, heard.by);
      pagemap.mappedAnew = true;
    }
    const call = this.#calls.innermost(heard.runner)?.event;
    // Nothing waits for pages of memory that is mapped as it is.
    if (!isDax(pagemap)) this.#keeper.page(heard, pagemap, slice.page!, call);
  }

  #learnRange(heard: Heard, pagemap: RegisteredPagemap): void {
    const start = heard.field('start');
    const end = heard.field('end');
    const type = heard.field('type');
    if (type !== undefined) pagemap.type ??= Number(type);
    if (start === undefined || end === undefined) return;
    const range = { start: BigInt(start), end: BigInt(end) };
    const known = pagemap.range;
    if (known && (known.start !== range.start || known.end !== range.end)) {
      const text = `${nameOf(pagemap)} was registered with another range`;
      this.#report(heard, 'refused', text, pagemap);
    }
    pagemap.range ??= range;
  }

  #refuseConflict(heard: Heard, pagemap: RegisteredPagemap): void {
    const other = pagemap.range && this.pagemaps.conflict(pagemap.range, pagemap);
    if (!other) return;
    const text = `the range of ${nameOf(pagemap)} belongs to ${nameOf(other)}, which is still registered`;
    this.#report(heard, 'refused', text, pagemap);
  }

  /** Whoever kills, waits for or frees a count is in memunmap_pages, maybe since before the log. */
  #findUnregister(heard: Heard, pagemap: RegisteredPagemap): void {
    if (pagemap.since !== undefined || pagemap.unregisteredUnseen) return;
    if (this.#calls.inside(heard.runner, 'memunmap_pages')) return;
    if (pagemap.lifecycle.some(({ means }) => means === 'memunmap_pages')) return;
    pagemap.wasUnregistering(heard);
    const { line } = heard;
    this.#calls.enter(heard.runner, { event: 'memunmap_pages', line, pagemap });
  }

  /** The unregister that a return is of, when it was entered before the log began. */
  #unseenUnregister(heard: Heard): Call | undefined {
    const pagemap = this.pagemaps.unregisteredUnseen();
    if (!pagemap) return undefined;
    this.#findUnregister(heard, pagemap);
    return { event: 'memunmap_pages', line: heard.line, pagemap };
  }

  #enter({ line, runner, means }: Heard, pagemap: RegisteredPagemap | undefined): void {
    this.#calls.enter(runner, { event: means, line, ...(pagemap && { pagemap }) });
  }

  #leaveCall(heard: Heard): Call | undefined {
    return this.#leave(heard, heard.meaning.ends!, heard.event);
  }

  /** The call that a return belongs to. */
  #leave(
    { line, runner }: { readonly line: number; readonly runner: string },
    entry: string,
    event: TraceEvent,
    unseen = false,
  ): Call | undefined {
    const left = this.#calls.leave(runner, entry);
    for (const call of [...left.unseen, ...(unseen && left.call ? [left.call] : [])]) {
      this.#leftUnseen(event, call);
    }
    // Only what was entered before the log began has no entry in it.
    if (!left.call && PAIRED.has(`${entry}_ret`) && !this.#calls.maybeInside(runner, entry)) {
      const who = runnerName(event);
      const text = `${who} returns from ${entry}, which it has not entered`;
      this.#surroundings.report({ line, standing: 'refused', text });
    }
    return left.call;
  }

  /** The return of a call is missing in the log. */
  #leftUnseen(event: TraceEvent, { event: entry, pagemap }: Call): void {
    if (!pagemap) return;
    if (entry === 'memunmap_pages') this.pagemaps.end(pagemap, event.line);
    else if (entry === 'memremap_pages') pagemap.registered = true;
    else return;
    this.#unsettled.leaveFor(event, pagemap.slice);
  }

  /** What happens to a pagemap concerns each of its pages. */
  #tell(heard: Heard, pagemap: RegisteredPagemap, said: Said = NOTHING): void {
    const { line, runner, by, means, cpu, seconds } = heard;
    this.#unsettled.settle(heard.event, runner, (slice) => slice.pagemap === pagemap);
    pagemap.tell({ line, runner, by, cpu, seconds }, means, said);
    this.#unsettled.add(runner, pagemap.slice);
  }

  /** An event of one page that has no slice of its own to begin, as one that is handed out has. */
  #tellPage(heard: Heard, pagemap: RegisteredPagemap, page: string, said: Said = NOTHING): void {
    const wrong = this.pagemaps.claim(page, pagemap);
    if (wrong !== undefined) this.#report(heard, 'refused', wrong, pagemap);
    const slice = pagemap.pageSlice(page);
    this.#unsettled.settle(heard.event, heard.runner, (one) => one.pagemap === pagemap);
    slice.hear(heard, heard.means, said);
    this.#unsettled.add(heard.runner, slice);
  }

  #tellPagemap(
    heard: Heard,
    pagemap: RegisteredPagemap,
    said: Said = NOTHING,
    as: string = heard.means,
  ): void {
    this.#unsettled.settle(heard.event, heard.runner, (slice) => slice === pagemap.slice);
    pagemap.slice.hear(heard, as, said);
    this.#unsettled.add(heard.runner, pagemap.slice);
  }

  #settle(heard: Heard): void {
    this.#unsettled.settle(heard.event, heard.runner);
  }

  #report(
    { line }: Heard,
    standing: Problem['standing'],
    text: string,
    pagemap: RegisteredPagemap | undefined,
  ): void {
    this.#surroundings.report({ line, standing, text, ...(pagemap && { pagemap }) });
  }
}
