import type { LogVerdict, RuleVerdict, SystemVerdict, Verdict } from '../../schemas/verdict.ts';

/** What each exit code says, most urgent first: of several, the first is returned. */
export const EXIT_CODES = [
  { code: 70, says: 'internal error' },
  { code: 65, says: 'bad input file' },
  { code: 64, says: 'wrong call, or output that cannot be written' },
  { code: 12, says: 'safety rule broken' },
  { code: 11, says: 'deadlock' },
  { code: 13, says: 'progress rule broken' },
  { code: 14, says: 'an expectation failed' },
  { code: 30, says: 'log refused' },
  { code: 31, says: 'log inconclusive' },
  {
    code: 20,
    says: 'not decided',
    when: 'stopped with nothing found, or nothing was judged',
  },
] as const;

export type ExitCode = 0 | (typeof EXIT_CODES)[number]['code'];

/** The most urgent of several exit codes; 0 when there is none. */
export function mostUrgent(codes: Iterable<number>): ExitCode {
  const given = new Set(codes);
  return EXIT_CODES.find(({ code }) => given.has(code))?.code ?? 0;
}

/**
 * The exit code of a verdict.
 *
 * A violation that the history expects is a success. A verdict in which nothing was judged is not:
 * it proves nothing, so it counts as stopped.
 */
export function exitCodeOf(verdict: Omit<Verdict, 'exitCode'>): ExitCode {
  const { systems, history, logs, notStarted = [] } = verdict;
  const rules = systems.flatMap((system) => system.rules);
  return mostUrgent([
    ...systems.filter(stopped).map(() => 20),
    ...rules.map(codeOfRule),
    ...history.map(({ asExpected, mistaken }) => (mistaken ? 65 : asExpected ? 0 : 14)),
    ...logs.map(codeOfLog),
    nothingJudged(verdict) || notStarted.length > 0 ? 20 : 0,
  ]);
}

/** Whether no rule says anything of what was searched, and no entry and no log was judged. */
export function nothingJudged({ systems, history, logs }: Omit<Verdict, 'exitCode'>): boolean {
  const rules = systems.flatMap((system) => system.rules);
  return (
    history.length + logs.length === 0 &&
    rules.every(({ standing }) => standing === 'not applicable')
  );
}

/** Whether a search ended before it had seen every state. */
export function stopped({ complete, limit }: SystemVerdict): boolean {
  return !complete || limit !== undefined;
}

/** The exit code that a rule by itself asks for. */
export function codeOfRule({ kind, standing }: Pick<RuleVerdict, 'kind' | 'standing'>): number {
  if (standing === 'undecided') return 20;
  if (standing === 'not reachable') return 14;
  if (standing !== 'broken') return 0;
  if (kind === 'deadlock') return 11;
  return kind === 'progress' ? 13 : 12;
}

function codeOfLog({ verdict, expected, stoppedAt }: LogVerdict): number {
  // What was read before the stop has broken a rule all the same; nothing else is known for sure.
  if (stoppedAt !== undefined) return verdict === 'breaks' ? 12 : verdict === 'refused' ? 30 : 20;
  if (expected !== undefined) return verdict === expected ? 0 : 14;
  if (verdict === 'breaks') return 12;
  if (verdict === 'refused') return 30;
  return verdict === 'inconclusive' ? 31 : 0;
}
