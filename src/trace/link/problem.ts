import type { RegisteredPagemap } from './registered-pagemap.ts';

/** What is wrong with a log before any model is asked. */
export interface Problem {
  readonly line: number;
  readonly standing: 'refused' | 'inconclusive';
  readonly text: string;
  /** The registration that it is about, if it is known. */
  readonly pagemap?: RegisteredPagemap | undefined;
}
