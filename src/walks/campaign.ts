import { check, property, type RunDetails } from 'fast-check';
import type { Run } from '../schemas/run.ts';
import { brokenRun } from './broken-run.ts';
import type { Coverage, Known } from './coverage.ts';
import { Covering } from './covering.ts';
import { runNumbers } from './numbers.ts';
import { shorten } from './shorten.ts';
import type { WalkSubject } from './subject-of.ts';
import { Walker } from './walker.ts';

/** What a campaign is asked to do. */
export interface CampaignOptions {
  /** How many runs are drawn. */
  readonly runs: number;
  /** Steps of the longest run. */
  readonly lengthMax: number;
  /** The same seed draws the same runs. */
  readonly seed: number;
  /**
   * The run of this seed to begin with, as the report of an earlier campaign names it. The corpus, which
   * the earlier one has passed, is left out then.
   */
  readonly path?: string;
  /** Runs to try before any is drawn, such as those that once broke a rule. */
  readonly corpus?: readonly (readonly number[])[];
  /** Ids of the safety rules that count; all without. */
  readonly only?: readonly string[];
  /** Counts of an exhaustive search of the same subject, to measure coverage by. */
  readonly known?: Known;
}

/** A run that breaks a rule, shrunk. */
export interface Failure {
  readonly rule: string;
  /** Steps of the first run that broke it, before it was shrunk. */
  readonly lengthFound: number;
  /** The drawn run that broke it, to be given back as `path`; absent for one of the corpus. */
  readonly path?: string;
  /** Place in the corpus of the run that broke it; absent for one that was drawn. */
  readonly corpus?: number;
  /** The run as numbers, for `corpus` and for `Walks.run`. */
  readonly numbers: readonly number[];
  readonly run: Run;
}

/** What a campaign found, as plain data: equal for equal options. */
export interface Campaign {
  readonly system: string;
  readonly sizes: Run['sizes'];
  readonly seed: number;
  /** Ids of the safety rules that counted; absent when all did. */
  readonly only?: readonly string[];
  /** Runs of the corpus and runs drawn, before the end or the first failure. */
  readonly runs: number;
  readonly lengthMax: number;
  readonly coverage: Coverage;
  readonly failure?: Failure;
}

/**
 * Draws runs of a system and checks every safety rule along them; stops at the first that breaks one
 * and shrinks it. Progress and deadlock are beyond it: they are no matter of single runs.
 *
 * @throws ModelError for a mistake in the model
 */
export function campaign(subject: WalkSubject, options: CampaignOptions): Campaign {
  const { lengthMax, seed, path, corpus = [], only, known } = options;
  const walker = new Walker(subject, only);
  const covering = new Covering(walker.compiled);
  const breaks = (numbers: readonly number[]): boolean => {
    const walk = walker.walk(numbers);
    covering.add(walk);
    return walk.broken !== undefined;
  };
  // Tried apart from what is drawn: as examples of the library they would count in its paths.
  const tried = path === undefined ? corpus : [];
  const at = tried.findIndex(breaks);
  const drawn = at < 0 ? draw(walker, options, breaks) : undefined;
  const numbers = tried[at] ?? drawn?.counterexample?.[0];
  const place = at < 0 ? { path: drawn?.counterexamplePath ?? '0' } : { corpus: at };
  const { system, sizes } = subject;
  return {
    system: system.id,
    sizes,
    seed,
    ...(only && { only }),
    runs: drawn === undefined ? at + 1 : tried.length + drawn.numRuns,
    lengthMax,
    coverage: covering.coverage(known),
    ...(numbers && { failure: failureOf(subject, walker, numbers, { ...place, only }) }),
  };
}

/** Draws runs until one breaks a rule; the path of the library tells which it was. */
function draw(
  walker: Walker,
  { runs, lengthMax, seed, path }: CampaignOptions,
  breaks: (numbers: readonly number[]) => boolean,
): RunDetails<[number[]]> {
  return check(
    property(runNumbers(walker, lengthMax), (numbers) => !breaks(numbers)),
    { numRuns: runs, seed, endOnFailure: true, ...(path !== undefined && { path }) },
  );
}

function failureOf(
  subject: WalkSubject,
  walker: Walker,
  numbers: readonly number[],
  { only, ...place }: { path?: string; corpus?: number; only?: readonly string[] | undefined },
): Failure {
  const found = walker.walk(numbers);
  const walk = shorten(walker, found);
  return {
    rule: walk.broken!.rule.id,
    lengthFound: found.actions.length,
    ...place,
    numbers: walker.numbersOf(walk),
    run: brokenRun(subject, walker, walk, only),
  };
}
