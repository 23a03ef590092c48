import type { ExplainedSlice } from '../trace/follow/explained-slice.ts';
import { runnerName, type TraceEvent } from '../trace/log/trace-event.ts';
import type { LogEvent, LogPicture } from './log-picture-data.ts';
import type { Scene } from './scene-data.ts';

/** Groups of events that are listed. */
const LISTED_MAX = 500;

/** Groups that are listed after that of the line that decides. */
const LISTED_AFTER = 100;

/** Events that are kept to be grouped. */
const KEPT_MAX = 8 * LISTED_MAX;

const MARK = 'tracing_mark_write';

/** The events of a log that are listed: from the first on, or those around the line that decides. */
export class LogEvents {
  #before = 0;
  readonly #kept: TraceEvent[] = [];
  readonly #from: number;
  readonly #decides: number | undefined;

  /** @param decides the line that the verdict rests on */
  constructor(decides: number | undefined) {
    this.#decides = decides;
    this.#from = decides === undefined ? 0 : decides - KEPT_MAX / 2;
  }

  /** No later line has an event that is listed. */
  get until(): number {
    return Math.max(this.#from, 0) + KEPT_MAX;
  }

  see(event: TraceEvent): void {
    if (event.line < this.#from) this.#before++;
    else if (event.line <= this.until) this.#kept.push(event);
  }

  /**
   * @param all events of the log
   * @param scenes the runs that explain the slices, in their order
   */
  listed(
    all: number,
    slices: readonly ExplainedSlice[],
    scenes: readonly Scene[],
  ): Pick<LogPicture, 'events' | 'eventsBefore' | 'eventsLeft'> {
    const groups = grouped(this.#kept, sceneByLine(slices, scenes));
    const deciding = groups.findIndex(({ to }) => to >= (this.#decides ?? 0));
    const last = Math.min(deciding + LISTED_AFTER, groups.length);
    const first = Math.max(0, last - LISTED_MAX);
    const events = groups.slice(first, first + LISTED_MAX);
    const before = this.#before + timesIn(groups.slice(0, first));
    return { events, eventsBefore: before, eventsLeft: all - before - timesIn(events) };
  }
}

function timesIn(groups: readonly LogEvent[]): number {
  return groups.reduce((sum, { times }) => sum + times, 0);
}

/** The scene that explains each line: that of a pagemap before those of its pages. */
function sceneByLine(
  slices: readonly ExplainedSlice[],
  scenes: readonly Scene[],
): ReadonlyMap<number, string> {
  const explaining = new Map<number, string>();
  for (const [i, { slice }] of slices.entries()) {
    for (const { line } of slice.entries)
      if (!explaining.has(line)) explaining.set(line, scenes[i]!.id);
  }
  return explaining;
}

/** Like events of one task that follow each other, as one. */
function grouped(
  events: readonly TraceEvent[],
  explaining: ReadonlyMap<number, string>,
): LogEvent[] {
  const told: LogEvent[] = [];
  for (const one of events) {
    const { line, name: event, seconds, text } = one;
    const by = runnerName(one);
    const last = told.at(-1);
    const scene = explaining.get(line);
    if (last && event !== MARK && last.event === event && last.by === by && last.scene === scene) {
      told[told.length - 1] = { ...last, to: line, times: last.times + 1 };
      continue;
    }
    told.push({
      from: line,
      to: line,
      times: 1,
      seconds,
      by,
      event,
      ...(event === MARK && { mark: text.trim() }),
      ...(scene !== undefined && { scene }),
    });
  }
  return told;
}
