import { ModelError } from '../model/error.ts';
import type { Run } from '../schemas/run.ts';
import { brokenRun } from './broken-run.ts';
import type { CampaignOptions, CampaignProgress } from './campaign-options.ts';
import type { Coverage } from './coverage.ts';
import { Covering } from './covering.ts';
import { LazyRun } from './lazy-run.ts';
import { namedSteps } from './named-steps.ts';
import { seedOfRun } from './random.ts';
import type { NamedStep, Regression, Stale } from './regression.ts';
import { replayCall } from './replay-call.ts';
import { isRunCode, runOfCode } from './run-code.ts';
import { shorten } from './shorten.ts';
import { strategyNamed } from './strategies/index.ts';
import type { WalkSubject } from './subject-of.ts';
import { Walker, type DrawOptions, type Walk } from './walker.ts';

/** A run that breaks a rule, shrunk. */
export interface Failure {
  readonly rule: string;
  /** Steps of the first run that broke it, before it was shrunk. */
  readonly lengthFound: number;
  /** The drawn run that broke it, to be given back as `path`; absent for one of the corpus. */
  readonly path?: string;
  /** Name of the regression that broke it; absent for a run that was drawn. */
  readonly corpus?: string;
  /** The steps of the shrunk run by their names, as a corpus keeps them. */
  readonly steps: readonly NamedStep[];
  readonly run: Run;
}

/** What a campaign found, as plain data: equal for equal options. */
export interface Campaign {
  readonly system: string;
  readonly sizes: Run['sizes'];
  readonly seed: number;
  readonly strategy: string;
  /** Ids of the rules that counted; absent when all did. */
  readonly only?: readonly string[];
  /** Runs of the corpus and runs drawn, before the end or the first failure. */
  readonly runs: number;
  readonly lengthMax: number;
  readonly coverage: Coverage;
  /** It was stopped before it had drawn all of its runs. */
  readonly stopped?: true;
  /** Regressions that can no longer be replayed as they were kept; absent when there is none. */
  readonly stale?: readonly Stale[];
  readonly failure?: Failure;
  /** The run whose code was given as `path`, where it breaks no rule. */
  readonly shown?: Run;
}

/**
 * Draws runs of a system and judges every rule along them; stops at the first that breaks one and shrinks
 * it. Whether threads are stuck, and whether what is pending ends, is looked for where a run makes it
 * suspect: a small search from there confirms it.
 *
 * @throws ModelError for a mistake in the model, an unknown strategy, or a path that is none
 */
export function campaign(subject: WalkSubject, options: CampaignOptions): Campaign {
  const slices = campaignInSlices(subject, options);
  for (;;) {
    const slice = slices.next(false);
    if (slice.done === true) return slice.value;
  }
}

/** Runs between two looks at the clock and at Ctrl-C. */
const SLICE = 32;

/** A campaign that stops now and then to say how far it is; told `true` it ends with what it has. */
export function* campaignInSlices(
  subject: WalkSubject,
  options: CampaignOptions,
): Generator<CampaignProgress, Campaign, boolean> {
  const { runs, lengthMax, seed, path, corpus = [], only, known } = options;
  const strategy = strategyNamed(options.strategy);
  const code = path !== undefined && isRunCode(path) ? path : undefined;
  const alone = path === undefined || code !== undefined ? undefined : runOf(path);
  const walker = new Walker(subject, only);
  const covering = new Covering(walker.compiled);
  const suspicions = walker.suspicions(path === undefined);
  const tried = path === undefined ? tryAgain(walker, corpus) : { count: 0, stale: [] };
  const told = code === undefined ? undefined : runOfCode(walker, code);
  const first = alone ?? 0;
  const end = code === undefined ? (alone === undefined ? runs : alone + 1) : 0;
  let found: Found | undefined =
    told?.broken && code !== undefined ? { walk: told, place: { path: code } } : tried.found;
  let number = first;
  let isCut = false;
  while (!found && !isCut && number < end) {
    const drawn = { strategy, seed: seedOfRun(seed, number), lengthMax };
    const walk = walker.draw({ ...drawn, covering, ...(suspicions && { suspicions }) });
    if (walk.broken) found = { walk: again(walker, walk, drawn), place: { path: String(number) } };
    number++;
    if (number % SLICE === 0)
      isCut = yield { runs: tried.count + number - first, ...covering.progress() };
  }
  const { system, sizes } = subject;
  const replayOf = (again: string): string => replayCall(options, { path: again, steps: [] });
  return {
    system: system.id,
    sizes,
    seed,
    strategy: strategy.id,
    ...(only && { only }),
    runs: tried.count + number - first,
    lengthMax,
    coverage: covering.coverage(known),
    ...(isCut && !found && number < end && { stopped: true as const }),
    ...(tried.stale.length > 0 && { stale: tried.stale }),
    ...(found && { failure: failureOf(subject, walker, found, options) }),
    ...(told && !told.broken && { shown: new LazyRun(subject, walker, told, replayOf).data }),
  };
}

/** The same run as it is drawn by itself, when no run before it has told where it pays to look. */
function again(walker: Walker, walk: Walk, drawn: DrawOptions): Walk {
  const suspicions = walker.suspicions(false);
  const alone = walker.draw({ ...drawn, ...(suspicions && { suspicions }) });
  return alone.broken ? alone : walk;
}

/** A walk that breaks a rule, and where it comes from. */
interface Found {
  readonly walk: Walk;
  readonly place: { readonly path: string } | { readonly corpus: string };
}

/** Replays the corpus up to the first run that breaks a rule. */
function tryAgain(
  walker: Walker,
  corpus: readonly Regression[],
): { count: number; stale: Stale[]; found?: Found } {
  const stale: Stale[] = [];
  for (const [at, { name, steps }] of corpus.entries()) {
    const { walk, missed } = walker.followNamed(steps);
    if (walk.broken) return { count: at + 1, stale, found: { walk, place: { corpus: name } } };
    if (missed) stale.push({ name, step: missed.at + 1, why: missed.why });
  }
  return { count: corpus.length, stale };
}

/** @throws ModelError when it is no number of a run */
function runOf(path: string): number {
  if (/^\d{1,9}$/.test(path)) return Number(path);
  throw new ModelError(
    `path ${path}`,
    'is no number of a run',
    'give it as the report of the campaign has it, e.g. 1527, or the code of a run as it prints it, e.g. s0.4.1',
  );
}

function failureOf(
  subject: WalkSubject,
  walker: Walker,
  { walk: found, place }: Found,
  options: CampaignOptions,
): Failure {
  const walk = shorten(walker, found);
  const steps = namedSteps(walker.compiled, walk.actions);
  return {
    rule: walk.broken!.rule.id,
    lengthFound: found.actions.length,
    ...place,
    steps,
    run: brokenRun(subject, walker, walk, replayCall(options, { ...place, steps })),
  };
}
