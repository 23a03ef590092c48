import { addressOf, isError } from '../log/address.ts';
import { RETURNS } from '../kernel/armed.ts';
import { CallStacks, type Call } from './call-stacks.ts';
import { conflictOf, learnRange } from './learn-range.ts';
import { FS_DAX, isDax } from '../kernel/memory-types.ts';
import { daxHandlers } from './link-dax.ts';
import { endOfUseHandlers, isOfUnmount } from './link-end-of-use.ts';
import { howToTell } from './how-to-tell.ts';
import { p2pHandlers } from './link-p2p.ts';
import { pageHandlers, wordOf } from './link-pages.ts';
import { HoldKeeper, type WaitChange } from './hold-keeper.ts';
import type { Problem } from './problem.ts';
import type { Heard } from '../probes/heard.ts';
import type { ProbeTable } from '../probes/probe-table.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';
import type { EventDetails, SliceBuilder } from './slice-builder.ts';
import { runnerName, runnerOf, type TraceEvent } from '../log/trace-event.ts';
import { Unsettled } from './unsettled.ts';
import type { Handlers, SliceRouter } from './slice-router.ts';

const NOTHING: EventDetails = {};

/** Returns without which a pagemap's story has a gap. */
const PAIRED: ReadonlySet<string> = new Set(RETURNS);

/** Registrations that are forgotten before the tasks are searched for what still names them. */
const SWEPT_EVERY = 64;

/** What a linker asks and tells of its surroundings. */
export interface Surroundings {
  readonly probes: ProbeTable;
  /** Whether the log shows when a function of this name returns. */
  readonly returns: (event: string) => boolean;
  /** Whether the log shows when the last user of a FS_DAX page is gone. */
  readonly frees: () => boolean;
  /** Whether the log shows events that mean this when they happen. */
  readonly shows: (means: string) => boolean;
  readonly report: (problem: Problem) => void;
  readonly blame: (pagemap: RegisteredPagemap, line: number, why: WaitChange) => void;
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
    this.#ofMemory = this.#handlersOfMemory();
  }

  read(event: TraceEvent): void {
    const { name } = event;
    const heard = this.#surroundings.probes.hear(event);
    const handle = heard && (this.#handlers[heard.means] ?? this.#ofMemory[heard.means]);
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
      this.#refuse(heard, learnRange(heard, pagemap), pagemap);
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
        this.#refuse(heard, conflictOf(this.pagemaps, pagemap), pagemap);
      }
    },
    memunmap_pages: (heard) => {
      // It does not call itself.
      if (this.#calls.inside(heard.runner, 'memunmap_pages')) {
        this.#leave(heard, 'memunmap_pages', heard.event, true);
      }
      const pagemap = this.#ofAddress(heard);
      this.#refuse(heard, learnRange(heard, pagemap), pagemap);
      this.#refuse(heard, conflictOf(this.pagemaps, pagemap), pagemap);
      this.#enter(heard, pagemap);
      this.#tell(heard, pagemap);
    },
    memunmap_pages_ret: (heard) => {
      const pagemap = (this.#leaveCall(heard) ?? this.#unseenUnregister(heard))?.pagemap;
      if (!pagemap) return this.#settle(heard);
      this.#tell(heard, pagemap);
      if (isDax(pagemap)) {
        const showsFrees = pagemap.type === FS_DAX && this.#surroundings.frees();
        pagemap.users.leave(showsFrees);
        pagemap.users.advice = howToTell(pagemap, showsFrees, this.#surroundings.shows('umount'));
      }
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
      this.#tell(heard, pagemap, { word: wordOf(heard, pagemap) });
    },
    wait_for_completion_ret: (heard) => {
      const unseen = (): Call | undefined =>
        heard.event.text.includes('(memunmap_pages+') ? this.#unseenUnregister(heard) : undefined;
      const pagemap = (this.#leaveCall(heard) ?? unseen())?.pagemap;
      if (!pagemap && isOfUnmount(heard)) return this.#ofMemory.umount!(heard);
      if (!pagemap) return this.#settle(heard);
      this.#keeper.endWait(heard, pagemap);
      this.#tell(heard, pagemap);
    },
    sleep: (heard) => {
      const pagemap = this.#calls.inside(heard.runner, 'wait_for_completion')?.pagemap;
      if (pagemap) this.#keeper.sleeps(heard, pagemap);
    },
  };

  /** What is details of pages, and of memory of which pages are not told one by one. */
  readonly #ofMemory: Handlers;

  #handlersOfMemory(): Handlers {
    const { pagemaps } = this;
    const router: SliceRouter = {
      pagemaps,
      enter: (heard, pagemap) => this.#enter(heard, pagemap),
      leave: (heard) => this.#leaveCall(heard),
      showsFrees: ({ type }) => type === FS_DAX && this.#surroundings.frees(),
      shows: this.#surroundings.shows,
      isInside: (runner, event) => this.#calls.inside(runner, event) !== undefined,
      tell: (heard, pagemap, details, as) => this.#tell(heard, pagemap, details, as),
      tellPagemap: (heard, pagemap, details, as) => this.#tellPagemap(heard, pagemap, details, as),
      tellPage: (heard, pagemap, page, details) => this.#tellPage(heard, pagemap, page, details),
      tellBoth: (heard, pagemap, page, details) => this.#tellBoth(heard, pagemap, page, details),
      settle: (heard) => this.#settle(heard),
      innermost: (runner) => this.#calls.innermost(runner)?.event,
      report: (heard, standing, text, pagemap) => this.#report(heard, standing, text, pagemap),
    };
    const ofPages = pageHandlers(router, this.#keeper);
    return {
      ...ofPages,
      ...daxHandlers(router),
      ...endOfUseHandlers(router),
      ...p2pHandlers(router),
    };
  }

  #ofAddress(heard: Heard): RegisteredPagemap {
    const address = heard.field('pgmap') ?? '';
    return this.pagemaps.at(address) ?? this.pagemaps.register(address);
  }

  #ofRef(told: Heard, isPagemap: boolean): void {
    // Without flags nobody knows whether the task did it or an interrupt that stopped it.
    const anyone = isPagemap && told.event.context === 'unknown';
    const heard = anyone ? told.inInterrupt() : told;
    const ref = heard.field('ref') ?? '';
    const pagemap = this.pagemaps.ofRef(ref, heard.field('release'), isPagemap);
    if (!pagemap) return this.#settle(heard);
    if (!isPagemap) this.#findUnregister(heard, pagemap);
    this.#tell(heard, pagemap, { word: wordOf(heard, pagemap), ...(anyone && { anyone }) });
  }

  /** Refuses an event of which something is wrong. */
  #refuse(heard: Heard, wrong: string | undefined, pagemap: RegisteredPagemap): void {
    if (wrong !== undefined) this.#report(heard, 'refused', wrong, pagemap);
  }

  /** Whoever kills, waits for or frees a count is in memunmap_pages, maybe since before the log. */
  #findUnregister(heard: Heard, pagemap: RegisteredPagemap): void {
    if (pagemap.since !== undefined || pagemap.unregisteredUnseen) return;
    if (this.#calls.inside(heard.runner, 'memunmap_pages')) return;
    if (pagemap.lifecycle.some(({ means }) => means === 'memunmap_pages')) return;
    pagemap.wasUnregistering(heard);
    this.#calls.enter(heard.runner, { event: 'memunmap_pages', line: heard.line, pagemap });
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
      const text = `${runnerName(event)} returns from ${entry}, which it has not entered`;
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
  #tell(
    heard: Heard,
    pagemap: RegisteredPagemap,
    details: EventDetails = NOTHING,
    as: string = heard.means,
  ): void {
    const { line, runner, by, cpu, seconds } = heard;
    this.#unsettled.settle(heard.event, runner, (slice) => slice.pagemap === pagemap);
    pagemap.tell({ line, runner, by, cpu, seconds }, as, details);
    this.#unsettled.add(runner, pagemap.slice);
  }

  /** An event of one page that has no slice of its own to begin, as one that is handed out has. */
  #tellPage(
    heard: Heard,
    pagemap: RegisteredPagemap,
    page: string,
    details: EventDetails = NOTHING,
  ): void {
    this.#refuse(heard, this.pagemaps.claim(page, pagemap), pagemap);
    const slice = pagemap.pageSlice(page);
    this.#unsettled.settle(heard.event, heard.runner, (one) => one.pagemap === pagemap);
    slice.hear(heard, heard.means, details);
    this.#unsettled.add(heard.runner, slice);
  }

  /** An event of one page that its pagemap counts. */
  #tellBoth(heard: Heard, pagemap: RegisteredPagemap, page: string, details: EventDetails): void {
    const slice = pagemap.pageSlice(page);
    const isOne = (one: SliceBuilder): boolean => one === pagemap.slice || one === slice;
    this.#unsettled.settle(heard.event, heard.runner, isOne);
    for (const one of [pagemap.slice, slice]) {
      one.hear(heard, heard.means, details);
      this.#unsettled.add(heard.runner, one);
    }
  }

  #tellPagemap(
    heard: Heard,
    pagemap: RegisteredPagemap,
    details: EventDetails = NOTHING,
    as: string = heard.means,
  ): void {
    this.#unsettled.settle(heard.event, heard.runner, (slice) => slice === pagemap.slice);
    pagemap.slice.hear(heard, as, details);
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
