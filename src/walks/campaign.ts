import { check, property, type RunDetails } from 'fast-check';
import { holdersAt } from '../checker/blame.ts';
import { toRun } from '../checker/to-run.ts';
import type { Subject } from '../checker/verify-system.ts';
import type { Run } from '../schemas/run.ts';
import { Covering, type Coverage, type Known } from './coverage.ts';
import { runNumbers } from './numbers.ts';
import { shorten } from './shorten.ts';
import { Walker, type Walk } from './walker.ts';

/** What a campaign is asked to do. */
export interface CampaignOptions {
  /** How many runs are drawn. */
  readonly runs: number;
  /** Steps of the longest run. */
  readonly lengthMax: number;
  /** The same seed draws the same runs. */
  readonly seed: number;
  /** The run of this seed to begin with, as the report of an earlier campaign names it. */
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
  /** The run that broke it, to be given back as `path`. */
  readonly path: string;
  /** The run as numbers, for `Walker.walk`. */
  readonly numbers: readonly number[];
  readonly run: Run;
}

/** What a campaign found, as plain data: equal for equal options. */
export interface Campaign {
  readonly system: string;
  readonly sizes: Readonly<Record<string, number>>;
  readonly seed: number;
  /** Runs drawn before the end or the first failure. */
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
export function campaign(subject: Subject, options: CampaignOptions): Campaign {
  const { runs, lengthMax, seed, path, corpus = [], only, known } = options;
  const walker = new Walker(subject, only);
  const covering = new Covering(walker.compiled);
  const details: RunDetails<[number[]]> = check(
    property(runNumbers(walker, lengthMax), (numbers) => {
      const walk = walker.walk(numbers);
      covering.add(walk);
      return walk.broken === undefined;
    }),
    {
      numRuns: runs,
      seed,
      endOnFailure: true,
      examples: corpus.map((numbers): [number[]] => [[...numbers]]),
      ...(path !== undefined && { path }),
    },
  );
  const { system, sizes } = subject;
  const [numbers] = details.counterexample ?? [];
  return {
    system: system.id,
    sizes,
    seed,
    runs: details.numRuns,
    lengthMax,
    coverage: covering.coverage(known),
    ...(numbers && {
      failure: failureOf(subject, walker, walker.walk(numbers), details.counterexamplePath ?? '0'),
    }),
  };
}

function failureOf(
  { kernel, reverted, dropped }: Subject,
  walker: Walker,
  found: Walk,
  path: string,
): Failure {
  const walk = shorten(walker, found);
  const { rule, because } = walk.broken!;
  const { compiled } = walker;
  const numbers = walker.numbersOf(walk);
  const replay = `new Walker(subject).walk([${numbers.join(', ')}])`;
  const frame = { kernel, reverted, dropped, replay };
  const holders = holdersAt(compiled, rule, walk);
  const finding = {
    rule,
    ...(because !== undefined && { because }),
    ...(holders.length > 0 && { holders }),
  };
  return {
    rule: rule.id,
    lengthFound: found.actions.length,
    path,
    numbers,
    run: toRun(compiled, walk, frame, finding),
  };
}
