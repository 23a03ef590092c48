import { pick, revisionsFor } from '../checker/apply-history.ts';
import type { Change } from '../model/changes/change.ts';
import type { AnyEdit } from '../model/edit.ts';
import { resolveSizes } from '../model/changes/setting.ts';
import type { RunSource } from '../schemas/run.ts';
import type { SystemDef } from '../model/system.ts';
import type { Setting } from '../model/composer.ts';
import { systems } from '../systems/index.ts';

/** A system as it is walked: at sizes, with what is reverted and dropped. `subjectOf` makes it. */
export interface WalkSubject {
  readonly system: SystemDef;
  /** The user's file that it, or what is changed in it, comes from. */
  readonly source?: RunSource;
  readonly sizes: Setting;
  readonly kernel: string;
  /** Ids of the edits that are reverted. */
  readonly reverted: readonly string[];
  /** Ids of the duties that are dropped. */
  readonly dropped: readonly string[];
  /** What reverting and dropping change, and by whom. */
  readonly revisions: readonly { readonly by: string; readonly changes: readonly Change[] }[];
}

/** What of a system is walked. */
export interface SubjectOptions {
  /** Sizes that are not the defaults of the system. */
  readonly sizes?: Setting;
  /** Fixes that are taken back, candidates that are put in. */
  readonly reverted?: readonly AnyEdit[];
  /** Ids of the duties that nobody keeps. */
  readonly dropped?: readonly string[];
  /** The kernel that reports name; what it lacks is for `reverted` to say. */
  readonly kernel?: string;
}

/**
 * A system at sizes, with edits reverted and duties dropped.
 *
 * @throws ModelError for a size or a duty that the system does not have, or a change of a machine that no
 *   system has
 */
export function subjectOf(
  system: SystemDef,
  { sizes: given, reverted = [], dropped = [], kernel = '7.3' }: SubjectOptions = {},
): WalkSubject {
  const sizes = resolveSizes(system, given, 'runs');
  const duties = pick('duty', system.duties, dropped);
  return {
    system,
    sizes,
    kernel,
    reverted: reverted.map(({ id }) => id),
    dropped: duties.map(({ id }) => id),
    revisions: revisionsFor(system, sizes, { edits: reverted, duties }, systems),
  };
}
