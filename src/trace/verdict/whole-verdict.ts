import type { Blame } from '../../schemas/blame.ts';
import type { FindingOf, LogFinding } from '../../schemas/log-finding.ts';
import type { LogModel, LogStanding, LogVerdict } from '../../schemas/verdict.ts';
import { unreadIn } from './doubts.ts';
import { judge } from './judge.ts';
import type { LineReader } from '../log/line-reader.ts';
import { listed } from './listed.ts';
import { distinct, orderFindings } from './order-findings.ts';
import type { RegistrationOutcome } from './registration-outcome.ts';
import type { Problem } from '../link/problem.ts';
import type { Tally } from './tally.ts';

/** Printed with every verdict on a log. */
const NOTE = 'each page follows; joint order not checked';

/** What a verdict on a whole log is made of. */
interface Read {
  readonly log: string;
  readonly reader: LineReader;
  readonly kernel?: string;
  readonly model?: LogModel;
  /** Why the log could not be followed at all. */
  readonly cannot?: LogFinding;
  readonly tally: Tally;
  /** What came of the registrations that are remembered, beside those of the tally. */
  readonly outcomes: readonly RegistrationOutcome[];
  readonly problems: readonly Problem[];
  readonly doubts: readonly LogFinding[];
  readonly isLossy: boolean;
  readonly skewUs: number;
  /** Lines that are older than one before them, within the skew. */
  readonly backwards: number;
  readonly heldAt: readonly Blame[];
  /** Calls that have not returned when the log ends. */
  readonly unfinished: readonly FindingOf<'unfinished'>[];
}

/** The verdict on what was read of a log. */
export function wholeVerdict(read: Read): LogVerdict {
  const { reader, tally, outcomes, heldAt } = read;
  const base = {
    log: read.log,
    kernel: read.kernel ?? reader.head.kernel ?? 'unknown',
    ...(read.model && { model: read.model }),
    events: reader.events,
    note: NOTE,
    pagemaps: tally.pagemaps + outcomes.length,
    pages: tally.pages + sum(outcomes.map(({ pages }) => pages)),
    inserted: tally.inserted + sum(outcomes.map(({ inserted }) => inserted)),
  };
  const overridden = reader.overridden.map((facts) => ({ kind: 'overridden', facts }) as const);
  const unread = [...overridden, ...unreadIn(reader)];
  if (base.pagemaps === 0) {
    const nothing = read.cannot ?? ({ kind: 'no pagemap', facts: {} } as const);
    const findings = listed([nothing, ...read.doubts, ...unread]);
    return { ...base, verdict: 'inconclusive', findings };
  }
  const all = [...tally.told, ...outcomes];
  const { problems, doubts, isLossy } = read;
  const judged = judge({ outcomes: all, problems, doubts, isLossy });
  const swapped = distinct(all.flatMap((outcome) => outcome.swapped));
  const order = listed(orderFindings(swapped, read.skewUs, read.backwards));
  return {
    ...base,
    ...judged,
    findings: [...judged.findings, ...unfinishedIn(read), ...order, ...unread],
    standings: standingsOf(read),
    ...(heldAt.length > 0 && { heldAt }),
    ...(swapped.length > 0 && { reordered: swapped.length }),
  };
}

/** Calls that have not returned, beside those that are told to wait. */
function unfinishedIn({ unfinished, outcomes }: Read): LogFinding[] {
  const waits = outcomes.flatMap((outcome) => outcome.waits);
  const waiting = new Set(waits.flatMap(({ facts: { by, to } }) => (to === undefined ? [by] : [])));
  return listed(unfinished.filter(({ facts }) => !waiting.has(facts.by)));
}

/** How many registrations stand how, each by itself. */
function standingsOf({ tally, outcomes, doubts, isLossy }: Read): LogVerdict['standings'] & {} {
  const standings: Partial<Record<LogStanding, number>> = {};
  const add = (standing: LogStanding, n: number): void => {
    standings[standing] = (standings[standing] ?? 0) + n;
  };
  for (const outcome of [...tally.told, ...outcomes]) {
    add(judge({ outcomes: [outcome], problems: [], doubts, isLossy }).verdict, 1);
  }
  for (const [standing, n] of tally.counted) add(doubts.length > 0 ? 'inconclusive' : standing, n);
  return standings;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
