import type { LogVerdict } from '../schemas/verdict.ts';
import { Armed } from './armed.ts';
import { blameFor } from './blame.ts';
import { doubtsOf } from './doubts.ts';
import { findingsOf, type Finding } from './findings.ts';
import { followLog, type FollowedSlice } from './follow-log.ts';
import { kernelOfLog } from './kernel-of-log.ts';
import { linkLog, type Linked } from './link-log.ts';
import type { Log } from './read-log.ts';

/** Printed with every verdict on a log. */
const NOTE = 'each page follows; joint order not checked';

/** Types of memory whose pages hold a reference of their pagemap each: PRIVATE and COHERENT. */
const MODELLED: ReadonlySet<number> = new Set([1, 2]);

/** A log taken apart and followed, for reports that say more than a verdict. */
export interface CheckedLog {
  readonly verdict: LogVerdict;
  readonly slices: readonly FollowedSlice[];
}

/** Holds a log against the model of its kernel; the same log always gives the same verdict. */
export function checkLog(log: Log): LogVerdict {
  return checkLogFully(log).verdict;
}

/** As checkLog, with the slices and the runs that explain them. */
export function checkLogFully(log: Log): CheckedLog {
  const kernel = kernelOfLog(log.kernel);
  const base = emptyVerdict(log, kernel?.release ?? log.kernel ?? 'unknown');
  const cannot = (text: string): CheckedLog => ({ verdict: { ...base, text }, slices: [] });
  if (!kernel) return cannot(`no model for kernel ${log.kernel}: pages hold no reference before 6.1`);
  if (!log.offsets) return cannot('no line "# offsets: ref=R done=D": which pagemap an event is about is not known');
  const armed = Armed.in(log);
  const linked = linkLog(log, log.offsets);
  const modelled = linked.pagemaps.filter(({ type }) => type === undefined || MODELLED.has(type));
  const slices = followLog(modelled, armed, kernel);
  const pages = slices.filter(({ slice }) => slice.page !== undefined).length;
  const size = {
    pagemaps: linked.pagemaps.length,
    pages,
    inserted: sum(slices.map(({ possible }) => Math.min(...possible.map((one) => one.inserted)))),
  };
  return { slices, verdict: { ...base, ...size, ...judge(log, armed, linked, slices) } };
}

type Judged = Pick<LogVerdict, 'verdict' | 'text'> & Partial<Pick<LogVerdict, 'rule' | 'line' | 'blame'>>;

function judge(log: Log, armed: Armed, linked: Linked, slices: readonly FollowedSlice[]): Judged {
  const { problems, pagemaps } = linked;
  const worst = findingsOf(slices, problems)[0];
  const doubts = [
    ...doubtsOf(log, armed),
    ...problems.flatMap(({ line, standing, text }) => standing === 'inconclusive' ? [`line ${line}: ${text}`] : []),
    ...(pagemaps.length === 0 ? ['the log tells of no pagemap'] : []),
  ];
  if (doubts.length > 0) return inconclusive([...doubts, ...(worst ? [`otherwise ${worst.standing} at line ${worst.line}: ${worst.text}`] : [])]);
  const blocked = pagemaps.flatMap((pagemap) =>
    pagemap.waits.flatMap((wait) => blameFor(pagemap, wait, log.events) ?? []),
  );
  const blame = blocked.flatMap(({ holders }) => holders);
  if (worst) return { ...ofFinding(worst, blocked.map(({ text }) => text)), blame };
  const unmodelled = new Set(pagemaps.flatMap(({ type }) => type === undefined || MODELLED.has(type) ? [] : [type]));
  const dropped = slices.flatMap(({ droppedReturn }) => droppedReturn ?? []);
  const open = [
    ...[...unmodelled].map((type) => `no model for type ${type} yet`),
    ...(dropped.length === 0 ? [] : [`line ${Math.min(...dropped)}: a return is missing; the kernel drops some when too many run at once`]),
  ];
  if (open.length > 0) return inconclusive(open);
  if (blocked.length === 0) return { verdict: 'follows', text: '' };
  return {
    verdict: 'follows, blocked',
    line: blocked[0]!.line,
    text: blocked.map(({ text }) => text).join('. '),
    blame,
  };
}

function ofFinding({ standing, line, rule, text }: Finding, waits: readonly string[]): Judged {
  return {
    verdict: standing,
    line,
    text: standing === 'breaks' ? [text, ...waits].join('; ') : text,
    ...(rule !== undefined && { rule }),
  };
}

function inconclusive(texts: readonly string[]): Judged {
  return { verdict: 'inconclusive', text: texts.join('; ') };
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
