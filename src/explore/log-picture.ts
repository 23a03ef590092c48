import { readable } from '../report/local-state.ts';
import type { CheckedLog } from '../trace/check-log.ts';
import type { FollowedSlice } from '../trace/follow-log.ts';
import type { Wait } from '../trace/holds.ts';
import type { Log } from '../trace/read-log.ts';
import { nameOf } from '../trace/slice.ts';
import { runnerName } from '../trace/trace-event.ts';
import { initialOf, localOf, stepsOf } from './interpret.ts';
import type { LogBar, LogEvent, LogPart, LogPicture, LogWait, Scene } from './page-data.ts';

/** Groups of events that are listed. */
const EVENTS_MAX = 500;

const MARK = 'tracing_mark_write';

/**
 * What happened at which line: the states of every pagemap and page, and the events.
 *
 * @param scenes the runs that explain the slices of the log, in their order
 */
export function logPicture(
  log: Log,
  { slices, pagemaps }: CheckedLog,
  scenes: readonly Scene[],
): LogPicture {
  const lines = log.lines.length;
  const bars = slices.map((followed, i): LogBar => {
    const { slice, unexplained } = followed;
    const pagemap = pagemaps.find((one) => one === slice.pagemap);
    const isPage = slice.page !== undefined;
    return {
      name: isPage ? `page ${slice.page}` : nameOf(slice.pagemap),
      kind: isPage ? 'page' : 'pagemap',
      scene: scenes[i]!.id,
      parts: partsOf(scenes[i]!, isPage ? 'page0' : 'pgmap', unexplained?.entry.line ?? lines),
      waits: isPage ? [] : (pagemap?.holds.waits ?? []).map((wait) => waitOf(wait, lines)),
      ...(unexplained && { endsAt: unexplained.entry.line }),
    };
  });
  const events = eventsOf(log, sceneByLine(slices, scenes));
  return {
    log: log.file,
    lines,
    bars,
    events: events.slice(0, EVENTS_MAX),
    eventsLeft: events.slice(EVENTS_MAX).reduce((sum, { times }) => sum + times, 0),
  };
}

/** The states of one object along the run of a scene. */
function partsOf(scene: Scene, name: string, end: number): LogPart[] {
  const [run] = scene.runs;
  const object = scene.instances.findIndex((instance) => instance.name === name);
  if (!run || object < 0) return [];
  const parts: LogPart[] = [];
  let locals = initialOf(scene);
  let from = 0;
  let line = 0;
  const close = (to: number): void => {
    const { value, tags } = localOf(scene, object, locals[object]!);
    const isViolation = tags?.includes('violation') === true;
    if (to > from || isViolation)
      parts.push({ state: readable(value), from, to, ...(isViolation && { violation: true }) });
  };
  for (const [k, [thread, number]] of run.moves.entries()) {
    line = run.lines?.[k] ?? line;
    const taken = stepsOf(scene, locals, thread)[number];
    if (!taken || !('after' in taken)) break;
    const { after } = taken;
    const states = [locals, after].map((at) => readable(localOf(scene, object, at[object]!).value));
    if (states[0] !== states[1]) {
      close(line);
      from = line;
    }
    locals = after;
  }
  close(end);
  return parts;
}

function waitOf(
  { by, from, to, fromSeconds, toSeconds, slept, holds }: Wait,
  end: number,
): LogWait {
  return {
    by,
    from,
    to: to ?? end,
    pages: holds.length,
    ...(toSeconds !== undefined && { seconds: toSeconds - fromSeconds }),
    ...(slept !== undefined && { asleep: slept }),
  };
}

/** The scene that explains each line: that of a pagemap before those of its pages. */
function sceneByLine(
  slices: readonly FollowedSlice[],
  scenes: readonly Scene[],
): ReadonlyMap<number, string> {
  const explaining = new Map<number, string>();
  for (const [i, { slice }] of slices.entries()) {
    for (const { line } of slice.entries)
      if (!explaining.has(line)) explaining.set(line, scenes[i]!.id);
  }
  return explaining;
}

function eventsOf({ events }: Log, explaining: ReadonlyMap<number, string>): LogEvent[] {
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
