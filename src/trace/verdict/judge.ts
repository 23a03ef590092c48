import type { LogVerdict } from '../../schemas/verdict.ts';
import { findingsOf } from './findings.ts';
import type { RegistrationOutcome } from './registration-outcome.ts';
import type { Problem } from '../link/problem.ts';
import { some } from './some.ts';

/** What is judged: some registrations, and what is said of the log as a whole. */
interface Case {
  readonly outcomes: readonly RegistrationOutcome[];
  /** Problems that no registration could be found for. */
  readonly problems: readonly Problem[];
  /** Why nothing can be concluded of any of it. */
  readonly doubts: readonly string[];
  /** Whether events are missing somewhere, so that a problem without a place may be none. */
  readonly isLossy: boolean;
}

/** How it stands to the model, with the reasons. */
type Judged = Pick<LogVerdict, 'verdict' | 'text' | 'blame'> &
  Partial<Pick<LogVerdict, 'rule' | 'line' | 'assumes'>>;

/**
 * The verdict on some registrations together. What is wrong with one that was wholly seen decides;
 * without such a one, a doubt about any of them.
 */
export function judge({ outcomes, problems, doubts, isLossy }: Case): Judged {
  const waits = outcomes.flatMap((outcome) => outcome.waits);
  const blame = waits.flatMap(({ holders }) => holders);
  const blocked = waits.filter(({ holders }) => holders.length > 0);
  const sure = doubts.length > 0 ? [] : outcomes.filter(isSure);
  const [worst, ...more] = findingsIn(sure, isLossy ? [] : problems);
  const unmodelled = [...new Set(outcomes.flatMap((outcome) => outcome.unmodelled ?? []))].map(
    (type) => `no model for type ${type} yet`,
  );
  if (worst && doubts.length === 0) {
    const { standing: verdict, line, rule, text } = worst;
    const also = more.flatMap((one) =>
      one.rule === undefined || one.rule === rule
        ? []
        : [`also broken at line ${one.line}: ${one.rule}`],
    );
    const seen = verdict === 'breaks' ? blocked.map((wait) => wait.text) : [];
    const left = sure.flatMap((outcome) => (outcome.troubled.length > 0 ? outcome.left : []));
    const kept = left.map(
      (who) => `nothing in the log gives back (munmap and folio_put leave no event): ${who}`,
    );
    const advice = kept.length > 0 ? sure.flatMap((outcome) => outcome.advice) : [];
    const all = [text, ...some(also), ...some(kept), ...some(advice), ...seen].join('; ');
    const found = { verdict, line, text: all, ...(rule !== undefined && { rule }) };
    return { ...found, blame: [...blame, ...left] };
  }
  const why = [
    ...some(doubts),
    ...some(outcomes.flatMap((outcome) => outcome.doubts)),
    ...some([...problems, ...outcomes.flatMap((outcome) => outcome.problems)].flatMap(inDoubt)),
    ...some(outcomes.flatMap(grantedIn)),
  ];
  if (why.length > 0 || unmodelled.length > 0) {
    const [otherwise] = findingsIn(outcomes, problems);
    const found = otherwise ? [`otherwise ${otherwise.standing} at ${inWords(otherwise)}`] : [];
    const held = blocked.map(({ text }) => text);
    const text = [...unmodelled, ...why, ...found, ...some(held)].join('; ');
    return { verdict: 'inconclusive', text, blame };
  }
  const [first] = blocked;
  const assumes = [...new Set(outcomes.flatMap(({ assumed }) => assumed))];
  const only = assumes.map((one) => `follows only if ${one}`);
  const told = some((first ? blocked : waits).map(({ text }) => text));
  return {
    verdict: first ? 'follows, blocked' : 'follows',
    ...(first && { line: first.line }),
    text: [...told, ...some(only)].join('; '),
    blame,
    ...(assumes.length > 0 && { assumes }),
  };
}

/** Whether the registration was wholly seen, so that what speaks against it stands. */
function isSure(outcome: RegistrationOutcome): boolean {
  if (outcome.doubts.length > 0) return false;
  if (outcome.problems.some(({ standing }) => standing === 'inconclusive')) return false;
  // A slice that is refused was refused whatever is granted.
  return grantedIn(outcome).length === 0;
}

function grantedIn({ troubled, problems }: RegistrationOutcome): string[] {
  const isRefused =
    troubled.some(({ unexplained }) => unexplained !== undefined) ||
    problems.some(({ standing }) => standing === 'refused');
  return isRefused ? [] : troubled.flatMap(({ granted }) => (granted ? [inWords(granted)] : []));
}

function findingsIn(outcomes: readonly RegistrationOutcome[], problems: readonly Problem[]) {
  return findingsOf(
    outcomes.flatMap(({ troubled }) => troubled),
    [...problems, ...outcomes.flatMap((outcome) => outcome.problems)],
  );
}

function inDoubt(problem: Problem): string[] {
  return problem.standing === 'inconclusive' ? [inWords(problem)] : [];
}

function inWords({ line, text }: { line: number; text: string }): string {
  return `line ${line}: ${text}`;
}
