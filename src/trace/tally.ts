import { isPlain, type Outcome } from './outcome.ts';

/** Outcomes that are kept because something must be said of them; more are only counted. */
const TOLD_MAX = 1000;

/** What came of the registrations that are gone and forgotten: the plain ones are only counted. */
export class Tally {
  pagemaps = 0;
  pages = 0;
  inserted = 0;
  /** The last line at which one of those that are only counted was gone. */
  countedUntil = 0;
  readonly told: Outcome[] = [];
  /** Outcomes that should be told and are too many. */
  untold = 0;
  readonly #keepsAll: boolean;

  /** @param keepsAll whether every outcome is kept, for logs that are in memory anyway */
  constructor(keepsAll: boolean) {
    this.#keepsAll = keepsAll;
  }

  add(outcome: Outcome): void {
    this.pagemaps++;
    this.pages += outcome.pages;
    this.inserted += outcome.inserted;
    const isTold = this.#keepsAll || this.told.length < SAMPLES || !isPlain(outcome);
    if (isTold && (this.#keepsAll || this.told.length < TOLD_MAX)) this.told.push(outcome);
    else {
      if (isTold) this.untold++;
      this.countedUntil = Math.max(this.countedUntil, outcome.until ?? 0);
    }
  }
}

/** The first few are kept whatever came of them, so that a verdict has something to say. */
const SAMPLES = 4;
