import type { Heard } from '../probes/heard.ts';
import type { Means } from '../probes/meanings.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Problem } from './problem.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';
import type { SliceRouter } from './slice-router.ts';

/** What whoever handles events works with. */
export interface LinkParts {
  readonly pagemaps: RegisteredPagemaps;
  readonly router: SliceRouter;
  readonly calls: OpenCalls;
  /** Whether the log shows when the last user of one of its pages is gone. */
  readonly showsFrees: (pagemap: RegisteredPagemap) => boolean;
  /** Whether the log shows events that mean this when they happen. */
  readonly shows: (means: Means) => boolean;
  /** Whether the log shows events of this name. */
  readonly armed: (event: string) => boolean;
  /** Something is wrong before any model is asked. */
  readonly report: (problem: Problem) => void;
}

/** What to do with events that mean this, each with the fields that its meaning can have. */
export type Handlers<M extends Means> = { readonly [K in M]: (heard: Heard<K>) => void };
