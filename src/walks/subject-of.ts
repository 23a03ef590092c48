import { pick, revisionsFor } from '../checker/apply-history.ts';
import type { Subject } from '../checker/verify-system.ts';
import type { Edit } from '../model/edit.ts';
import { resolveSizes, type Sizes, type SystemDef } from '../model/system.ts';

/** What of a system is walked. */
export interface SubjectOptions {
  readonly sizes?: Sizes;
  /** Fixes that are taken back, candidates that are put in. */
  readonly reverted?: readonly Edit[];
  /** Ids of the duties that nobody keeps. */
  readonly dropped?: readonly string[];
  readonly kernel?: string;
}

/**
 * A system at sizes, with edits reverted and duties dropped.
 *
 * @throws ModelError for a size or a duty that the system does not have
 */
export function subjectOf(
  system: SystemDef,
  { sizes: given, reverted = [], dropped = [], kernel = '7.3' }: SubjectOptions = {},
): Subject {
  const sizes = resolveSizes(system, given);
  const duties = pick('duty', system.duties, dropped);
  return {
    system,
    sizes,
    kernel,
    reverted: reverted.map(({ id }) => id),
    dropped: duties.map(({ id }) => id),
    revisions: revisionsFor(system, sizes, { edits: reverted, duties }),
  };
}
