import { check, property, type RunDetails } from 'fast-check';
import { blameAt } from '../checker/blame.ts';
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
  /** Where in the shrinking of an earlier campaign with this seed to begin, as its report says. */
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
  /** Where shrinking ended, to be given back as `path`. */
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
  let first: Walk | undefined;
  const details: RunDetails<[number[]]> = check(
    property(runNumbers(walker.numbersEnd, lengthMax), (numbers) => {
      const walk = walker.walk(numbers);
      // What shrinking comes by is left out: it would make a failing campaign look thorough.
      if (!first) covering.add(walk);
      if (!walk.broken) return true;
      first ??= walk;
      // Shrinking must not slip from one broken rule to another.
      return walk.broken.rule !== first.broken?.rule;
    }),
    {
      numRuns: runs,
      seed,
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
    ...(numbers &&
      first && {
        failure: failureOf(subject, {
          walk: shorten(walker, walker.walk(numbers)),
          walker,
          path: details.counterexamplePath ?? '0',
          lengthFound: first.actions.length,
        }),
      }),
  };
}

interface Found {
  readonly walker: Walker;
  readonly walk: Walk;
  readonly lengthFound: number;
  readonly path: string;
}

function failureOf(
  { kernel, reverted, dropped }: Subject,
  { walker, walk, lengthFound, path }: Found,
): Failure {
  const { rule, because } = walk.broken!;
  const { compiled } = walker;
  const numbers = walker.numbersOf(walk);
  const replay = `new Walker(subject).walk([${numbers.join(', ')}])`;
  const frame = { kernel, reverted, dropped, replay };
  const holders = blameAt(compiled, walk.states.at(-1)!);
  const finding = {
    rule,
    ...(because !== undefined && { because }),
    ...(holders.length > 0 && { holders }),
  };
  return { rule: rule.id, lengthFound, path, numbers, run: toRun(compiled, walk, frame, finding) };
}
