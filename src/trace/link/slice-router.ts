import type { Heard } from '../probes/heard.ts';
import { runnerOf, type TraceEvent } from '../log/trace-event.ts';
import type { Problem } from './problem.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';
import type { EventDetails, SliceBuilder } from './slice-builder.ts';
import { OUTSIDE } from './slice.ts';
import { originOf, Unsettled } from './unsettled.ts';

const NOTHING: EventDetails = {};

/**
 * Brings events to the slices that they concern, and lets the other slices of the runner hear that it
 * has turned to something else.
 */
export class SliceRouter {
  readonly #pagemaps: RegisteredPagemaps;
  readonly #report: (problem: Problem) => void;
  readonly #unsettled = new Unsettled();

  constructor(pagemaps: RegisteredPagemaps, report: (problem: Problem) => void) {
    this.#pagemaps = pagemaps;
    this.#report = report;
  }

  /** It concerns a pagemap and each of its pages; `as` is the model event when it is not the one that was heard. */
  tell(
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

  /** It concerns a pagemap. */
  tellPagemap(
    heard: Heard,
    pagemap: RegisteredPagemap,
    details: EventDetails = NOTHING,
    as: string = heard.means,
  ): void {
    this.#unsettled.settle(heard.event, heard.runner, (slice) => slice === pagemap.slice);
    pagemap.slice.hear(heard, as, details);
    this.#unsettled.add(heard.runner, pagemap.slice);
  }

  /** It concerns one page that has no slice of its own to begin, as one that is handed out has. */
  tellPage(
    heard: Heard,
    pagemap: RegisteredPagemap,
    page: string,
    details: EventDetails = NOTHING,
  ): void {
    const wrong = this.#pagemaps.claim(page, pagemap);
    if (wrong)
      this.#report({ standing: 'refused', finding: { ...wrong, line: heard.line }, pagemap });
    const slice = pagemap.pageSlice(page);
    this.#unsettled.settle(heard.event, heard.runner, (one) => one.pagemap === pagemap);
    slice.hear(heard, heard.means, details);
    this.#unsettled.add(heard.runner, slice);
  }

  /** It concerns one page and is counted by its pagemap. */
  tellBoth(heard: Heard, pagemap: RegisteredPagemap, page: string, details: EventDetails): void {
    const slice = pagemap.pageSlice(page);
    const isOne = (one: SliceBuilder): boolean => one === pagemap.slice || one === slice;
    this.#unsettled.settle(heard.event, heard.runner, isOne);
    for (const one of [pagemap.slice, slice]) {
      one.hear(heard, heard.means, details);
      this.#unsettled.add(heard.runner, one);
    }
  }

  /** It concerns no slice. */
  settle({ event, runner }: { readonly event: TraceEvent; readonly runner: string }): void {
    this.#unsettled.settle(event, runner);
  }

  /** Whoever runs is out of the call that the pagemap saw it in, without having been seen to return. */
  leaveUnseen(event: TraceEvent, pagemap: RegisteredPagemap): void {
    pagemap.tell(originOf(event, runnerOf(event)), OUTSIDE, NOTHING);
  }

  /** Lets go of registrations that are forgotten. */
  sweep(): void {
    this.#unsettled.sweep();
  }
}
