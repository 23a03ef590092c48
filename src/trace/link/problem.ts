import type { FindingKind, FindingOf } from '../../schemas/log-finding.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';

/** A finding that stands at a line. */
export type FoundAt<K extends FindingKind = FindingKind> = FindingOf<K> & { readonly line: number };

/** What is wrong with a log before any model is asked. */
export interface Problem {
  readonly standing: 'refused' | 'inconclusive';
  readonly finding: FoundAt;
  /** The registration that it is about, if it is known. */
  readonly pagemap?: RegisteredPagemap | undefined;
}
