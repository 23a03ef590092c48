import type { Alternative } from '../../model/choice.ts';
import type { Setting } from '../../model/composer.ts';
import type { OwnerParts } from './design.ts';

/** Where a rule that a design breaks holds: what must be added to it, or what must not happen. */
interface Control {
  /** What makes the difference, in a few words. */
  readonly adds: string;
  /** The setting at which it holds; of the design itself where it names no other. */
  readonly at: Setting;
}

/** A rule that a design breaks. */
interface BrokenRule {
  /** Why it breaks. */
  readonly because: string;
  readonly control: Control;
}

/** A design as it is debated: its number, and what is expected to come out. */
export interface DebatedDesign {
  readonly design: Alternative<OwnerParts>;
  /** Its numbers in the facts: `O1` to `O9`. */
  readonly options: readonly string[];
  /** The rules that break under it, by id; every other rule that says something holds. */
  readonly breaks: Readonly<Record<string, BrokenRule>>;
}
