import type { LocalSpace } from '../checker/tables/local-space.ts';
import { DocumentError } from '../schemas/document-error.ts';
import type { LogVerdict } from '../schemas/verdict.ts';
import { explainedIn } from '../trace/check-log.ts';
import { Following } from '../trace/conformance.ts';
import { followSource, readInto, type ReadSoFar } from '../trace/follow-source.ts';
import { SliceTables } from '../trace/follow/slice-tables.ts';
import type { LogSource } from '../trace/log/log-source.ts';
import { drawnOf } from './drawn-of-log.ts';
import { logBars } from './log-bars.ts';
import { LogEvents } from './log-events.ts';
import { LogScale } from './log-scale.ts';
import { scenesOfLog } from './log-scenes.ts';
import type { LogPicture } from './log-picture-data.ts';
import type { Scene } from './scene-data.ts';

/** What the page has of a log: the verdict, runs that explain it, what happened at which line. */
export interface ToldLog {
  readonly log: LogVerdict;
  readonly scenes: readonly Scene[];
  readonly picture: LogPicture;
}

/** How often a log is read: it is looked through, followed, and read again for what is drawn of it. */
export const PASSES = 3;

/**
 * Holds a log of any length against the models and draws of it what is looked at. It is read once more
 * for that: only when all of it was followed is it known what is worth drawing.
 *
 * @param chartOf the place of a machine's drawing, where there is one
 * @throws DocumentError when no line of it is an event
 */
export function* tellLog(
  source: LogSource,
  chartOf: (space: LocalSpace) => number | undefined,
): Generator<ReadSoFar, ToldLog> {
  const { name } = source;
  const tables = new SliceTables();
  const scale = new LogScale();
  const { following, met } = yield* neverStopped(
    followSource(source, { tables, onEvent: (event) => scale.see(event) }),
  );
  const { lines } = following;
  const log = following.end();
  if (log.events === 0)
    throw new DocumentError(
      name,
      '',
      'is neither JSON nor a kernel log: no line of it is an event',
      'open the text of ftrace, or what unplug verify --save, --json or --itf wrote',
    );
  const drawn = drawnOf(following.outcomes());
  const listed = new LogEvents(log.line);
  const again = new Following({
    name,
    tables,
    met,
    keeps: drawn.keeps,
    onEvent: (event) => listed.see(event),
  });
  const until = Math.max(drawn.until, listed.until);
  const rest = readInto(again, source, 2);
  for (let read = rest.next(false); read.done !== true; read = rest.next(again.lines >= until))
    yield read.value;
  again.end();
  const { context } = again;
  const pagemaps = context?.pagemaps.kept ?? [];
  const slices = context ? explainedIn(pagemaps, context.recorded) : [];
  const scenes = scenesOfLog({ verdict: log, slices, pagemaps }, chartOf);
  const isPage = ({ slice: { page } }: (typeof slices)[number]): boolean => page !== undefined;
  const pages = slices.filter(isPage).length;
  const picture: LogPicture = {
    log: name,
    lines,
    scale: scale.ticks(lines),
    bars: logBars(lines, { slices, pagemaps }, scenes),
    pagemapsLeft: log.pagemaps - (slices.length - pages),
    pagesLeft: log.pages - pages,
    ...listed.listed(log.events, slices, scenes),
  };
  return { log, scenes, picture };
}

/** The same, at once. */
export function toldLog(...args: Parameters<typeof tellLog>): ToldLog {
  const telling = tellLog(...args);
  for (;;) {
    const { done, value } = telling.next();
    if (done) return value;
  }
}

/** What is read to its end. */
function* neverStopped<T>(reading: Generator<ReadSoFar, T, boolean>): Generator<ReadSoFar, T> {
  for (;;) {
    const { done, value } = reading.next(false);
    if (done) return value;
    yield value;
  }
}
