import type { LogVerdict } from '../schemas/verdict.ts';
import { Armed } from './armed.ts';
import { waitsOf } from './blame.ts';
import { doubtsOf, unreadIn } from './doubts.ts';
import { findingsOf } from './findings.ts';
import { followLog, type FollowedSlice } from './follow-log.ts';
import { kernelOfLog } from './kernel-of-log.ts';
import { some } from './some.ts';
import { linkLog, type Linked } from './link-log.ts';
import { ProbeTable } from './probes/probe-table.ts';
import type { Log } from './read-log.ts';
import { SliceTables } from './slice-tables.ts';

/** Printed with every verdict on a log. */
const NOTE = 'each page follows; joint order not checked';

/** Types of memory whose pages hold a reference of their pagemap each: PRIVATE and COHERENT. */
const MODELLED: ReadonlySet<number> = new Set([1, 2]);

/** A log taken apart and followed, for reports that say more than a verdict. */
export interface CheckedLog {
  readonly verdict: LogVerdict;
  readonly slices: readonly FollowedSlice[];
}

/**
 * Holds a log against the model of its kernel; the same log always gives the same verdict.
 *
 * @param tables shared over many logs, so that what was asked of XState once is known
 * @param probes what the events of the log say
 */
export function checkLog(
  log: Log,
  tables: SliceTables = new SliceTables(),
  probes: ProbeTable = new ProbeTable(),
): LogVerdict {
  return checkLogFully(log, tables, probes).verdict;
}

/** As checkLog, with the slices and the runs that explain them. */
export function checkLogFully(
  log: Log,
  tables: SliceTables = new SliceTables(),
  probes: ProbeTable = new ProbeTable(),
): CheckedLog {
  const kernel = kernelOfLog(log.kernel);
  const base = emptyVerdict(log, kernel?.release ?? log.kernel ?? 'unknown');
  const cannot = (text: string): CheckedLog => ({ verdict: { ...base, text }, slices: [] });
  if (!kernel)
    return cannot(`no model for kernel ${log.kernel}: pages hold no reference before 6.1`);
  if (!log.offsets)
    return cannot(
      'no line "# offsets: ref=R done=D": which pagemap an event is about is not known',
    );
  const armed = Armed.in(log, probes);
  const linked = linkLog(log, log.offsets, probes);
  const modelled = linked.pagemaps.filter(({ type }) => isModelled(type));
  const slices = followLog(modelled, armed, kernel, tables);
  const pages = slices.filter(({ slice }) => slice.page !== undefined).length;
  const size = {
    pagemaps: linked.pagemaps.length,
    pages,
    inserted: sum(slices.map(({ possible }) => Math.min(...possible.map((one) => one.inserted)))),
  };
  const judged = judge(log, armed, linked, slices);
  const text = [judged.text, ...unreadIn(log)].filter((part) => part !== '').join('; ');
  return { slices, verdict: { ...base, ...size, ...judged, text } };
}

type Judged = Pick<LogVerdict, 'verdict' | 'text'> &
  Partial<Pick<LogVerdict, 'rule' | 'line' | 'blame'>>;

function judge(
  log: Log,
  armed: Armed,
  { problems, pagemaps }: Linked,
  slices: readonly FollowedSlice[],
): Judged {
  const [worst, ...more] = findingsOf(slices, problems);
  const unmodelled = [...new Set(pagemaps.map(({ type }) => type))]
    .filter((type) => !isModelled(type))
    .map((type) => `no model for type ${type} yet`);
  const granted = slices.flatMap((slice) => slice.granted ?? []);
  const doubts = [
    ...doubtsOf(log, armed),
    ...some(problems.filter(({ standing }) => standing === 'inconclusive').map(inWords)),
    ...(pagemaps.length === 0 ? ['the log tells of no pagemap'] : []),
    // A slice that is refused was refused whatever is granted.
    ...(worst?.standing === 'refused' ? [] : some(granted.map(inWords))),
  ];
  if (doubts.length > 0) {
    const otherwise = worst ? [`otherwise ${worst.standing} at ${inWords(worst)}`] : [];
    return { verdict: 'inconclusive', text: [...unmodelled, ...doubts, ...otherwise].join('; ') };
  }
  const waits = waitsOf(pagemaps, log.events);
  const blame = waits.flatMap(({ holders }) => holders);
  const blocked = waits.filter(({ holders }) => holders.length > 0);
  if (worst) {
    const { standing: verdict, line, rule, text } = worst;
    const also = more.flatMap((one) =>
      one.rule === undefined || one.rule === rule
        ? []
        : [`also broken at line ${one.line}: ${one.rule}`],
    );
    const seen = verdict === 'breaks' ? blocked.map((wait) => wait.text) : [];
    const all = [text, ...some(also), ...seen].join('; ');
    return { verdict, line, text: all, ...(rule !== undefined && { rule }), blame };
  }
  if (unmodelled.length > 0) return { verdict: 'inconclusive', text: unmodelled.join('; ') };
  const [first] = blocked;
  return {
    verdict: first ? 'follows, blocked' : 'follows',
    ...(first && { line: first.line }),
    text: some((first ? blocked : waits).map(({ text }) => text)).join('; '),
    blame,
  };
}

function inWords({ line, text }: { line: number; text: string }): string {
  return `line ${line}: ${text}`;
}

function isModelled(type: number | undefined): boolean {
  return type === undefined || MODELLED.has(type);
}

function emptyVerdict(log: Log, kernel: string): LogVerdict {
  return {
    log: log.file,
    kernel,
    verdict: 'inconclusive',
    text: '',
    pagemaps: 0,
    pages: 0,
    events: log.events.length,
    inserted: 0,
    blame: [],
    note: NOTE,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
