import type { Change } from './changes/change.ts';
import type { Setting } from './composer.ts';
import { refuseUnknownParts } from './known-parts.ts';

/** A duty: what somebody must do for the rules to hold, and what changes when it is dropped. */
export interface Duty {
  readonly id: string;
  /** The sentence in the report: "the driver …". */
  readonly sentence: string;
  /** Whose duty it is. */
  readonly whose: 'driver' | 'core' | 'file system' | 'administrator' | 'user';
  readonly source: string;
  /** The smallest sizes at which dropping it shows, where the smallest of the system are too small, and what is chosen. */
  readonly shownAt?: Setting;
  /** What the machines do when nobody keeps the duty. */
  readonly dropped: readonly Change[];
}

const PARTS = ['id', 'sentence', 'whose', 'source', 'shownAt', 'dropped'];

/** Declares a duty. */
export function duty(def: Duty): Duty {
  refuseUnknownParts(`duty ${def.id}`, def, PARTS);
  return def;
}
