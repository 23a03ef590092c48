import type { Blame } from '../schemas/blame.ts';
import type { LogFinding } from '../schemas/log-finding.ts';
import type { LogVerdict } from '../schemas/verdict.ts';
import { blameNow } from './verdict/blame-now.ts';
import type { Conformance, ConformanceOptions } from './conformance-options.ts';
import { lossFinding, notArmed } from './verdict/doubts.ts';
import { judge } from './verdict/judge.ts';
import { LineReader, type BadLine, type ReadLine } from './log/line-reader.ts';
import type { WaitChange } from './link/hold-keeper.ts';
import type { Loss } from './log/loss.ts';
import type { News } from './news.ts';
import { PendingNews } from './pending-news.ts';
import type { ObjectVerdict } from './object-verdict.ts';
import { ProbeTable } from './probes/probe-table.ts';
import { outcomeOf, type RegistrationOutcome } from './verdict/registration-outcome.ts';
import type { Problem } from './link/problem.ts';
import { contextOf, type CannotFollow, type Foreknown, type LogContext } from './log-context.ts';
import type { RegisteredPagemap } from './link/registered-pagemap.ts';
import { nameOf, type Registered } from './link/slice.ts';
import { Tally } from './verdict/tally.ts';
import type { TraceEvent } from './log/trace-event.ts';
import { wholeVerdict } from './verdict/whole-verdict.ts';

/** Sleeps of unregisters that are told with who held what; more would not be read. */
const HELD_AT_MAX = 100;

/** Problems that are kept for which no registration could be found. */
const PROBLEMS_MAX = 1000;

/** Losses that are told one by one. */
const DOUBTS_MAX = 100;

/** Begins to hold a log against the model of its kernel. */
export function openConformance(options: ConformanceOptions = {}): Conformance {
  return new Following({ ...options, isWatched: true });
}

/** A log that is followed line by line; what is gone is forgotten. */
export class Following implements Conformance {
  readonly #options: Foreknown;
  readonly #reader: LineReader;
  #problems: Problem[] = [];
  readonly #tally = new Tally();
  /** Kept for whoever watches. */
  readonly #news: PendingNews | undefined;
  readonly #stirred = new Set<Registered>();
  /** Pagemaps whose waits have changed since news were asked for, with the last line of it. */
  readonly #blameChanged = new Map<RegisteredPagemap, number>();
  /** Doubts about everything that the log tells. */
  readonly #doubts: LogFinding[] = [];
  /** The last line of each CPU. */
  readonly #lastLine = new Map<number, number>();
  /** Who held what at lines that were asked for, and whenever an unregister went to sleep. */
  readonly #heldAt: Blame[] = [];
  readonly #askedAt: ReadonlySet<number>;
  readonly #skewUs: number;
  readonly #probes: ProbeTable;
  /** Lines that are older than one before them, within the skew. */
  #backwards = 0;
  #isLossy = false;
  #latest = 0;
  #context: LogContext | undefined;
  /** Why the log cannot be followed at all. */
  #cannot: CannotFollow | undefined;
  #isOver = false;

  constructor(options: Foreknown) {
    this.#options = options;
    const { kernel, offsets, armed } = options;
    this.#reader = new LineReader({
      ...(kernel !== undefined && { kernel }),
      ...(offsets && { offsets }),
      ...(armed && { armed }),
    });

    this.#askedAt = new Set(options.askedAt);
    this.#skewUs = options.skewUs ?? 0;
    this.#probes = options.probes ?? new ProbeTable();
    this.#news = options.isWatched === true ? new PendingNews() : undefined;
  }

  line(text: string): void {
    const read = this.#reader.read(text);
    if (read) this.#read(read);
    if (this.#askedAt.size > 0 && this.#askedAt.has(this.#reader.lines))
      this.#heldAt.push(...this.#blame('asked'));
  }

  #read(read: ReadLine): void {
    if ('event' in read) {
      this.#options.onEvent?.(read.event);
      this.#hear(read.event);
    } else if ('loss' in read) this.#lose(read.loss);
    else this.#news?.add({ line: read.bad.line, kind: 'bad', text: read.bad.text });
  }

  /** Lines that were read. */
  get lines(): number {
    return this.#reader.lines;
  }

  /** The first line that cannot be read, when there is no line that can. */
  get unlikeLog(): BadLine | undefined {
    return this.#reader.events === 0 ? this.#reader.bad[0] : undefined;
  }

  news(): readonly News[] {
    for (const [pagemap, line] of this.#blameChanged) {
      const [blame] = blameNow(pagemap, line, 'asked');
      const object = nameOf(pagemap);
      this.#news?.add({ line, kind: 'blame', object, ...(blame && { blame }) });
    }
    this.#blameChanged.clear();
    return this.#news?.take() ?? [];
  }

  verdicts(): readonly ObjectVerdict[] {
    return this.outcomes().map((outcome) => this.#verdictOn(outcome));
  }

  blame(): readonly Blame[] {
    return this.#blame('asked');
  }

  #blame(why: Blame['why']): Blame[] {
    const line = this.#reader.lines;
    const live = [...(this.#context?.pagemaps.live() ?? [])];
    return live
      .flatMap((pagemap) => blameNow(pagemap, line, why))
      .toSorted((a, b) => Number(a.waiting === undefined) - Number(b.waiting === undefined));
  }

  verdict(): LogVerdict {
    const context = this.#context;
    return wholeVerdict({
      log: this.#options.name ?? 'log',
      reader: this.#reader,
      ...(context && { kernel: context.kernel.release, model: context.kernel.model }),
      ...(this.#cannot !== undefined && { cannot: this.#cannot }),
      tally: this.#tally,
      outcomes: this.#remembered(),
      problems: this.#problems.filter(({ pagemap }) => pagemap === undefined),
      doubts: [...this.#doubts, ...(context ? notArmed(context.armed.current) : [])],
      isLossy: this.#isLossy,
      skewUs: this.#skewUs,
      backwards: this.#backwards,
      unfinished: this.#isOver ? (context?.linker.unfinished() ?? []) : [],
      heldAt: [...this.#heldAt, ...(this.#isOver ? this.#blame('end') : [])],
    });
  }

  end(): LogVerdict {
    this.#isOver = true;
    return this.verdict();
  }

  /** What came of every registration that something can be told of by itself. */
  outcomes(): readonly RegistrationOutcome[] {
    return [...this.#tally.told, ...this.#remembered()];
  }

  /** What the slices were followed with; nothing when the log could not be followed. */
  get context(): LogContext | undefined {
    return this.#context;
  }

  #hear(event: TraceEvent): void {
    if (!this.#probes.concerns(event)) return;
    const context = (this.#context ??= this.#begin());
    if (!context) return;
    this.#lastLine.set(event.cpu, event.line);
    if (event.seconds >= this.#latest) this.#latest = event.seconds;
    else if ((this.#latest - event.seconds) * 1e6 <= this.#skewUs) this.#backwards++;
    else this.#outOfOrder(event, context);
    if (context.armed.meet(event.name)) context.recorded.armed = context.armed.current;
    context.linker.read(event);
    if (this.#stirred.size > 0) this.#tellVerdicts(event.line, context);
  }

  /** Tells the verdicts that may be others now. */
  #tellVerdicts(line: number, { pagemaps }: LogContext): void {
    const all = this.#news ? pagemaps.all() : [];
    for (const pagemap of all) {
      if (!this.#stirred.has(pagemap)) continue;
      const on = this.#verdictOn(this.#outcomeOf(pagemap));
      this.#news?.add({ line, kind: 'verdict', on });
    }
    this.#stirred.clear();
  }

  #forget(pagemap: RegisteredPagemap): void {
    this.#context?.linker.forget(pagemap);
    this.#blameChanged.delete(pagemap);
    const outcome = outcomeOf(pagemap, this.#problems, true);
    this.#tally.add(outcome, this.#verdictOn(outcome).verdict);
    const rest = this.#problems.filter((problem) => problem.pagemap !== pagemap);
    if (rest.length < this.#problems.length) this.#problems = rest;
  }

  #outcomeOf(pagemap: RegisteredPagemap): RegistrationOutcome {
    return outcomeOf(pagemap, this.#problems, this.#isOver);
  }

  #begin(): LogContext | undefined {
    if (this.#cannot !== undefined) return undefined;
    const options = { ...this.#options, probes: this.#probes };
    const context = contextOf(this.#reader.head, options, {
      stirred: this.#stirred,
      end: (pagemap) => void this.#stirred.add(pagemap),
      forget: (pagemap) => this.#forget(pagemap),
      report: (problem) => this.#report(problem),
      blame: (pagemap, line, why) => this.#blamed(pagemap, line, why),
    });
    if (!('kind' in context)) return context;
    this.#cannot = context;
    return undefined;
  }

  #report(problem: Problem): void {
    // The first decide; those of a pagemap go with it.
    if (problem.pagemap || this.#problems.length < PROBLEMS_MAX) this.#problems.push(problem);
  }

  /** Whom to blame for a wait has changed; put into words when somebody asks. */
  #blamed(pagemap: RegisteredPagemap, line: number, why: WaitChange): void {
    if (this.#news) this.#blameChanged.set(pagemap, line);
    if (why !== 'asleep' || pagemap.holds.held.size === 0) return;
    if (this.#heldAt.length < HELD_AT_MAX) this.#heldAt.push(...blameNow(pagemap, line, why));
  }

  #outOfOrder({ line }: TraceEvent, { pagemaps }: LogContext): void {
    const why = { kind: 'out of order', line, facts: {} } as const;
    for (const pagemap of pagemaps.live()) pagemap.doubt(why);
  }

  /** Events are missing: whatever was alive meanwhile may have gone another way. */
  #lose(loss: Loss): void {
    const why = lossFinding(loss);
    this.#isLossy = true;
    this.#news?.add({ line: loss.line, kind: 'lost', loss: why });
    this.#context?.linker.lost();
    if (loss.cpu === undefined || !this.#context) return this.#doubtAll(why);
    const from = this.#lastLine.get(loss.cpu) ?? 0;
    for (const pagemap of this.#context.pagemaps.all()) {
      if (!pagemap.gone || (pagemap.until ?? 0) >= from) pagemap.doubt(why);
    }
    // What is forgotten cannot be doubted one by one any more.
    const isForgotten = this.#tally.told.some(({ until = 0 }) => until >= from);
    if (isForgotten || this.#tally.countedUntil >= from) this.#doubtAll(why);
  }

  #doubtAll(why: LogFinding): void {
    if (this.#doubts.length < DOUBTS_MAX) this.#doubts.push(why);
  }

  /** What came of the registrations that are not forgotten. */
  #remembered(): RegistrationOutcome[] {
    const all = [...(this.#context?.pagemaps.all() ?? [])];
    return all.map((pagemap) => this.#outcomeOf(pagemap));
  }

  #verdictOn(outcome: RegistrationOutcome): ObjectVerdict {
    const { object, since, until, pages } = outcome;
    const { verdict, findings, line, rule } = judge({
      outcomes: [outcome],
      problems: [],
      doubts: this.#doubts,
      isLossy: this.#isLossy,
    });
    return {
      object,
      verdict,
      pages,
      findings,
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
      ...(line !== undefined && { line }),
      ...(rule !== undefined && { rule }),
    };
  }
}
