import type { FindingOf, LogFinding } from '../../schemas/log-finding.ts';
import type { LogVerdict } from '../../schemas/verdict.ts';
import type { FoundAt, Problem } from '../link/problem.ts';
import { findingsOf } from './findings.ts';
import { listed } from './listed.ts';
import type { RegistrationOutcome } from './registration-outcome.ts';

/** What is judged: some registrations, and what is said of the log as a whole. */
interface Case {
  readonly outcomes: readonly RegistrationOutcome[];
  /** Problems that no registration could be found for. */
  readonly problems: readonly Problem[];
  /** Why nothing can be concluded of any of it. */
  readonly doubts: readonly LogFinding[];
  /** Whether events are missing somewhere, so that a problem without a place may be none. */
  readonly isLossy: boolean;
}

/** How it stands to the model, with the reasons. */
type Judged = Pick<LogVerdict, 'verdict' | 'findings'> & Partial<Pick<LogVerdict, 'rule' | 'line'>>;

/**
 * The verdict on some registrations together. What is wrong with one that was wholly seen decides;
 * without such a one, a doubt about any of them.
 */
export function judge(given: Case): Judged {
  const lookedUp = given.outcomes.filter(({ isOnlyLookedUp }) => isOnlyLookedUp);
  const subjects = given.outcomes.filter(({ isOnlyLookedUp }) => !isOnlyLookedUp);
  if (lookedUp.length === 0 || subjects.length === 0) return judgeAll(given);
  // Whatever was registered before the log and is only looked up is not what the log is about.
  const judged = judgeAll({ ...given, outcomes: subjects });
  const named = listed(lookedUp.flatMap((outcome) => outcome.doubts));
  return { ...judged, findings: [...judged.findings, ...named] };
}

function judgeAll({ outcomes, problems, doubts, isLossy }: Case): Judged {
  const waits = outcomes.flatMap((outcome) => outcome.waits);
  const blocked = waits.filter(isBlocked);
  const evictions = blocked.length === 0 ? [] : outcomes.flatMap((outcome) => outcome.evictions);
  const sure = doubts.length > 0 ? [] : outcomes.filter(isSure);
  const [worst, ...more] = findingsIn(sure, isLossy ? [] : problems);
  const unmodelled = outcomes.flatMap(({ unmodelled: type }): FindingOf<'no model of type'>[] =>
    type === undefined ? [] : [{ kind: 'no model of type', facts: { type } }],
  );
  if (worst && doubts.length === 0) {
    const troubled = sure.filter((outcome) => outcome.troubled.length > 0);
    const rule = worst.kind === 'breaks' ? worst.facts.rule : undefined;
    return {
      verdict: worst.kind === 'breaks' ? 'breaks' : 'refused',
      line: worst.line,
      ...(rule !== undefined && { rule }),
      findings: [
        worst,
        ...listed([
          ...otherRules(more, rule),
          ...troubled.flatMap(inUseAtRemoval),
          ...troubled.flatMap(wouldHaveTold),
          ...blocked,
          ...evictions,
        ]),
      ],
    };
  }
  const why = [
    ...doubts,
    ...outcomes.flatMap((outcome) => outcome.doubts),
    ...outcomes.flatMap((outcome) => outcome.notShown),
    ...outcomes.filter(isExcused).flatMap((outcome) => outcome.excuses),
    ...[...problems, ...outcomes.flatMap((outcome) => outcome.problems)].flatMap(inDoubt),
    ...outcomes.flatMap(grantedIn),
  ];
  if (why.length > 0 || unmodelled.length > 0) {
    const otherwise = findingsIn(outcomes, problems).slice(0, 1);
    const findings = listed([...unmodelled, ...why, ...otherwise, ...blocked, ...evictions]);
    return { verdict: 'inconclusive', findings };
  }
  const [first] = blocked;
  const assumed = outcomes.flatMap((outcome) => outcome.assumed);
  const only = assumed.map((either) => ({ kind: 'assumes', facts: { either } }) as const);
  return {
    verdict: first ? 'follows, blocked' : 'follows',
    ...(first?.line !== undefined && { line: first.line }),
    findings: listed([...(first ? blocked : waits), ...evictions, ...only]),
  };
}

function isBlocked({ kind, facts }: FindingOf<'wait' | 'file system wait'>): boolean {
  return kind === 'wait' ? facts.holders.length > 0 : facts.blocks;
}

/** Rules that are broken too, each once. */
function otherRules(findings: readonly FoundAt[], but: string | undefined): LogFinding[] {
  const rules = new Map<string, LogFinding>();
  for (const finding of findings) {
    if (finding.kind !== 'breaks') continue;
    const { rule } = finding.facts;
    if (rule !== but && !rules.has(rule)) rules.set(rule, finding);
  }
  return [...rules.values()];
}

function inUseAtRemoval({ object, left }: RegistrationOutcome): LogFinding[] {
  return left.map((user) => ({ kind: 'in use at removal', object, facts: { user } }));
}

function wouldHaveTold({ object, left, wouldHaveTold: facts }: RegistrationOutcome): LogFinding[] {
  return facts && left.length > 0 ? [{ kind: 'would have told', object, facts }] : [];
}

/** Whether it breaks a rule, and what it seems to break may have been put right unseen. */
function isExcused({ excuses, troubled }: RegistrationOutcome): boolean {
  return excuses.length > 0 && troubled.some(({ broken }) => broken.length > 0);
}

/** Whether the registration was wholly seen, so that what speaks against it stands. */
function isSure(outcome: RegistrationOutcome): boolean {
  if (outcome.doubts.length > 0 || isExcused(outcome)) return false;
  if (outcome.problems.some(({ standing }) => standing === 'inconclusive')) return false;
  // A slice that is refused was refused whatever is granted.
  return grantedIn(outcome).length === 0;
}

function grantedIn({ troubled, problems }: RegistrationOutcome): FindingOf<'granted'>[] {
  const isRefused =
    troubled.some(({ unexplained }) => unexplained !== undefined) ||
    problems.some(({ standing }) => standing === 'refused');
  if (isRefused) return [];
  return troubled.flatMap(({ granted }): FindingOf<'granted'>[] => {
    if (!granted) return [];
    const { line, ...facts } = granted;
    return [{ kind: 'granted', line, facts }];
  });
}

function findingsIn(outcomes: readonly RegistrationOutcome[], problems: readonly Problem[]) {
  return findingsOf(
    outcomes.flatMap(({ troubled }) => troubled),
    [...problems, ...outcomes.flatMap((outcome) => outcome.problems)],
  );
}

function inDoubt({ standing, finding }: Problem): LogFinding[] {
  return standing === 'inconclusive' ? [finding] : [];
}
