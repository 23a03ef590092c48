import type { Call } from './call-stacks.ts';
import type { Problem } from './problem.ts';
import type { Heard } from '../probes/heard.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';
import type { EventDetails } from './slice-builder.ts';

/** Brings what handlers make of events to the slices that they concern. */
export interface SliceRouter {
  readonly pagemaps: RegisteredPagemaps;
  /** The runner enters a function. */
  enter(heard: Heard, pagemap?: RegisteredPagemap): void;
  /** The call whose return this is. */
  leave(heard: Heard): Call | undefined;
  isInside(runner: string, event: string): boolean;
  /** Whether the log shows when the last user of one of its pages is gone. */
  showsFrees(pagemap: RegisteredPagemap): boolean;
  /** Whether the log shows events that mean this when they happen. */
  shows(means: string): boolean;
  /** It concerns a pagemap and each of its pages; `as` is the model event when it is not the one that was heard. */
  tell(heard: Heard, pagemap: RegisteredPagemap, details?: EventDetails, as?: string): void;
  /** It concerns a pagemap. */
  tellPagemap(heard: Heard, pagemap: RegisteredPagemap, details?: EventDetails, as?: string): void;
  /** It concerns one page. */
  tellPage(heard: Heard, pagemap: RegisteredPagemap, page: string, details?: EventDetails): void;
  /** It concerns one page and is counted by its pagemap. */
  tellBoth(heard: Heard, pagemap: RegisteredPagemap, page: string, details: EventDetails): void;
  /** It concerns no slice. */
  settle(heard: Heard): void;
  /** The function that the runner has entered last and is in. */
  innermost(runner: string): string | undefined;
  /** Something is wrong before any model is asked. */
  report(
    heard: Heard,
    standing: Problem['standing'],
    text: string,
    pagemap: RegisteredPagemap | undefined,
  ): void;
}

/** What to do with events, by what they mean. */
export type Handlers = Readonly<Record<string, (heard: Heard) => void>>;
