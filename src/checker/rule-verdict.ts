import type { CoverRule, InvariantRule, Rule, ViolationRule } from '../model/rule.ts';
import type { RuleVerdict, Standing } from '../schemas/verdict.ts';
import { findSleepInAtomic, sleepText } from './locks/atomic-context.ts';
import { stuckBecause } from './blame/because.ts';
import type { Blamer } from './blame/blamer.ts';
import type { Action } from './tables/action.ts';
import { findDeadlock } from './liveness/deadlock.ts';
import { tryStep } from './tables/enabled.ts';
import { explainFairness } from './liveness/explain-fairness.ts';
import type { Exploration } from './search/exploration.ts';
import { findLockCycle, lockCycleText } from './locks/lock-order.ts';
import { notApplicable } from './not-applicable.ts';
import { pathTo, type Path } from './search/path.ts';
import { judgeProgress } from './liveness/progress.ts';
import { raceOf } from './search/race.ts';
import { toRun, type RunFinding, type RunFrame } from './to-run.ts';

type Verdict = Pick<RuleVerdict, 'standing' | 'note' | 'progress' | 'run'>;

/**
 * How a rule stands after a search, with its run.
 *
 * @param blamer tells of a run that ends in waiting who waits for whom
 */
export function ruleVerdict(
  exploration: Exploration,
  rule: Rule,
  frame: RunFrame,
  blamer: () => Blamer,
): RuleVerdict {
  const runOf = (path: Path, finding: Omit<RunFinding, 'rule'> = {}) =>
    toRun(exploration.compiled, path, frame, { ...finding, rule });
  return {
    rule: rule.id,
    sentence: rule.sentence,
    kind: rule.kind,
    source: rule.source,
    ...blamed(judge(exploration, rule, runOf), blamer),
  };
}

/** Adds to a run that ends in waiting who waits for whom; a thread that is stuck is told by that. */
function blamed(verdict: Judged, blamer: () => Blamer): Verdict {
  const { stuck, run, ...rest } = verdict;
  if (!run || (run.rule.kind !== 'progress' && run.rule.kind !== 'deadlock'))
    return { ...rest, ...(run && { run }) };
  const { holders, cycle } = blamer().end(run);
  const because =
    stuck === undefined
      ? run.because
      : `${stuck.since}${stuckBecause(stuck.thread, holders, cycle)}`;
  return {
    ...rest,
    run: {
      ...run,
      ...(because !== undefined && { because }),
      holders,
      ...(cycle && { cycle }),
    },
  };
}

/** A verdict whose run is not told who waits for whom yet. */
interface Judged extends Verdict {
  /** The thread that can never step again. */
  readonly stuck?: { readonly thread: string; readonly since: string };
}

type RunOf = (path: Path, finding?: Omit<RunFinding, 'rule'>) => ReturnType<typeof toRun>;

function judge(exploration: Exploration, rule: Rule, runOf: RunOf): Judged {
  const missing = notApplicable(exploration.compiled, rule);
  if (missing !== undefined) return { standing: 'not applicable', note: missing };
  switch (rule.kind) {
    case 'violation':
    case 'invariant':
    case 'cover':
      return found(exploration, rule, runOf);
    case 'progress':
      return progressed(exploration, rule, runOf);
    case 'deadlock':
      return deadlocked(exploration, runOf);
    case 'lock order':
      return ordered(exploration, runOf);
    case 'atomic context':
      return slept(exploration, runOf);
  }
}

/** What is left when nothing was found: it holds only if nothing is left unexplored. */
function otherwise({ limit, masked }: Exploration, good: Standing): Verdict {
  if (limit !== undefined) return { standing: 'undecided', note: `the search stopped: ${limit}` };
  if (masked)
    return { standing: 'undecided', note: 'a violation of memory safety hides what follows it' };
  return { standing: good };
}

function found(
  exploration: Exploration,
  rule: ViolationRule | InvariantRule | CoverRule,
  runOf: RunOf,
): Verdict {
  const finding = exploration.findings.find((one) => one.rule === rule);
  const isCover = rule.kind === 'cover';
  if (!finding) return otherwise(exploration, isCover ? 'not reachable' : 'holds');
  const path = pathTo(exploration, finding.state);
  const race = rule.kind === 'cover' ? undefined : raceOf(exploration.compiled, rule, path);
  return {
    standing: isCover ? 'covered' : 'broken',
    run: runOf(path, {
      ...(finding.because !== undefined && { because: finding.because }),
      ...(race && { race }),
    }),
  };
}

function progressed(
  exploration: Exploration,
  rule: Rule & { kind: 'progress' },
  runOf: RunOf,
): Verdict {
  const { answers, lasso, stuck, neverPending } = judgeProgress(exploration, rule);
  const demanded = {
    'always finishes': answers.alwaysFinishes,
    'can finish without users': answers.canFinishWithoutUsers,
    'can finish': answers.canFinish,
  }[rule.demands];
  if (demanded === 'undecided')
    return { ...otherwise(exploration, 'undecided'), progress: answers };
  const allowed = demanded && { allowed: true as const };
  const run = lasso
    ? runOf(lasso, {
        ...allowed,
        loop: lasso.loop,
        fairness: explainFairness(exploration.compiled, lasso),
      })
    : stuck &&
      runOf(stuck.path, {
        ...allowed,
        ...('lostAfter' in stuck && { lostAfter: stuck.lostAfter }),
        because: stuck.because,
      });
  const verdict = demanded ? otherwise(exploration, 'holds') : { standing: 'broken' as const };
  const idle = neverPending === true && verdict.standing === 'holds';
  return {
    ...verdict,
    ...(idle && { note: 'is pending in no state that was met, so that nothing had to end' }),
    progress: answers,
    ...(run && { run }),
  };
}

function deadlocked(exploration: Exploration, runOf: RunOf): Judged {
  if (!exploration.graph) return otherwise(exploration, 'undecided');
  const found = findDeadlock(exploration);
  if (!found) return otherwise(exploration, 'holds');
  const goesOn = found.after < found.path.actions.length;
  return {
    standing: 'broken',
    stuck: {
      thread: exploration.compiled.instances[found.thread]!.name,
      since: goesOn ? `after step ${found.after} for good: ` : '',
    },
    run: runOf(found.path, { ...(goesOn && { lostAfter: found.after }) }),
  };
}

function ordered(exploration: Exploration, runOf: RunOf): Verdict {
  const cycle = findLockCycle(exploration);
  if (!cycle) return otherwise(exploration, 'holds');
  const latest = cycle.steps.toSorted(
    (a, b) => exploration.firedFrom(b.id) - exploration.firedFrom(a.id),
  )[0]!;
  return {
    standing: 'broken',
    run: runOf(pathThrough(exploration, latest), {
      because: lockCycleText(exploration.compiled, cycle),
    }),
  };
}

function slept(exploration: Exploration, runOf: RunOf): Verdict {
  const found = findSleepInAtomic(exploration);
  if (!found) return otherwise(exploration, 'holds');
  return {
    standing: 'broken',
    run: runOf(pathThrough(exploration, found.action), {
      because: sleepText(exploration.compiled, found),
    }),
  };
}

/** The shortest path to where an action was first taken, and the action itself. */
function pathThrough(exploration: Exploration, action: Action): Path {
  const before = pathTo(exploration, exploration.firedFrom(action.id));
  const outcome = tryStep(exploration.compiled, action, before.states.at(-1)!);
  if (!('after' in outcome)) throw new Error('a step that was taken cannot be taken again');
  return { actions: [...before.actions, action], states: [...before.states, outcome.after] };
}
