import type { Blame } from '../schemas/blame.ts';
import type { FindingOf } from '../schemas/log-finding.ts';
import type { ObjectVerdict } from './object-verdict.ts';

/** Something that has changed, for whoever watches a log while it grows. */
export type News =
  /** The verdict on an object is another one. */
  | { readonly kind: 'verdict'; readonly line: number; readonly on: ObjectVerdict }
  /** An unregister has begun to sleep, a page it waits for was freed; without blame its wait is over. */
  | {
      readonly kind: 'blame';
      readonly line: number;
      /** The registration, as in ObjectVerdict. */
      readonly object: string;
      readonly blame?: Blame;
    }
  /** ftrace lost events, or a probe missed some. */
  | { readonly kind: 'lost'; readonly line: number; readonly loss: FindingOf<'lost'> }
  /** A line cannot be read. */
  | { readonly kind: 'bad'; readonly line: number; readonly text: string };
