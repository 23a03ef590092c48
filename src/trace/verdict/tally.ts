import type { LogStanding } from '../../schemas/verdict.ts';
import type { RegistrationOutcome } from './registration-outcome.ts';

/** Outcomes of one standing that are kept because something must be said of them. */
const TOLD_MAX = 1000;

/** Those that simply follow have little to say. */
const SAMPLES = 4;

/** What came of the registrations that are gone and forgotten: most of them are only counted. */
export class Tally {
  pagemaps = 0;
  pages = 0;
  inserted = 0;
  /** The last line at which one of those that are only counted was gone. */
  countedUntil = 0;
  readonly told: RegistrationOutcome[] = [];
  /** Those that are not told, by how they stand. */
  readonly counted = new Map<LogStanding, number>();
  readonly #told = new Map<LogStanding, number>();

  add(outcome: RegistrationOutcome, standing: LogStanding): void {
    this.pagemaps++;
    this.pages += outcome.pages;
    this.inserted += outcome.inserted;
    // Each standing has a share of its own: what breaks is not crowded out by what follows.
    const told = this.#told.get(standing) ?? 0;
    const isDull = standing === 'follows' && outcome.swapped.length === 0;
    if (told < (isDull ? SAMPLES : TOLD_MAX)) {
      this.#told.set(standing, told + 1);
      this.told.push(outcome);
    } else {
      this.counted.set(standing, (this.counted.get(standing) ?? 0) + 1);
      this.countedUntil = Math.max(this.countedUntil, outcome.until ?? 0);
    }
  }
}
