import { describe, readable } from '../report/run/local-state.ts';
import type { LocalState } from '../schemas/run.ts';
import type { CheckedLog } from '../trace/check-log.ts';
import type { FollowedSlice } from '../trace/follow/follow-log.ts';
import type { LayoutWait } from '../trace/link/dax-users.ts';
import type { Wait } from '../trace/link/holds.ts';
import type { Log } from '../trace/log/read-log.ts';
import type { RegisteredPagemap } from '../trace/link/registered-pagemap.ts';
import { nameOf } from '../trace/link/slice.ts';
import { runnerName } from '../trace/log/trace-event.ts';
import { initialOf, localOf, stepsOf } from './interpret.ts';
import { logScale } from './log-scale.ts';
import type { LogBar, LogEvent, LogPart, LogPicture, LogWait, Scene } from './page-data.ts';

/** Groups of events that are listed. */
const EVENTS_MAX = 500;

/** The object that tells of a page: itself, or its use where pages are not modelled one by one. */
const OF_PAGE = ['page0', 'use'];

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
      parts: partsOf(scenes[i]!, isPage ? OF_PAGE : ['pgmap'], unexplained?.entry.line ?? lines),
      waits: isPage ? [] : pagemap ? waitsOf(pagemap, lines) : [],
      ...(unexplained && { endsAt: unexplained.entry.line }),
    };
  });
  const events = eventsOf(log, sceneByLine(slices, scenes));
  return {
    log: log.file,
    lines,
    scale: logScale(log),
    bars,
    events: events.slice(0, EVENTS_MAX),
    eventsLeft: events.slice(EVENTS_MAX).reduce((sum, { times }) => sum + times, 0),
  };
}

/** The states of one object along the run of a scene. */
function partsOf(scene: Scene, names: readonly string[], end: number): LogPart[] {
  const [run] = scene.runs;
  const object = scene.instances.findIndex(({ name }) => names.includes(name));
  const isUse = scene.instances[object]?.name === 'use';
  const stateOf = (local: number): string => {
    const state = localOf(scene, object, local);
    return isUse ? useOf(state) : readable(state.value);
  };
  if (!run || object < 0) return [];
  const parts: LogPart[] = [];
  let locals = initialOf(scene);
  let from = 0;
  let line = 0;
  const close = (to: number): void => {
    const state = stateOf(locals[object]!);
    const { tags } = localOf(scene, object, locals[object]!);
    const isViolation = tags?.includes('violation') === true;
    if (to > from || isViolation)
      parts.push({ state, from, to, ...(isViolation && { violation: true }) });
  };
  for (const [k, [thread, number]] of run.moves.entries()) {
    line = run.lines?.[k] ?? line;
    const taken = stepsOf(scene, locals, thread)[number];
    if (!taken || !('after' in taken)) break;
    const { after } = taken;
    if (stateOf(locals[object]!) !== stateOf(after[object]!)) {
      close(line);
      from = line;
    }
    locals = after;
  }
  close(end);
  return parts;
}

/** How a page is used; what bounds the model is no part of it. */
function useOf({ value, context }: LocalState): string {
  const told = Object.entries(context).filter(([key]) => key !== 'most');
  return describe({ value, context: Object.fromEntries(told) });
}

/** Waits of memunmap_pages for the pagemap, and of a file system for pages of it. */
function waitsOf({ holds, users }: RegisteredPagemap, end: number): LogWait[] {
  const lasting = ({ toSeconds, fromSeconds }: Wait | LayoutWait): { seconds?: number } =>
    toSeconds === undefined ? {} : { seconds: toSeconds - fromSeconds };
  return [
    ...users.waits.map((wait) => {
      const { in: where, by, from, to = end } = wait;
      return { in: where, by, from, to, pages: 1, ...lasting(wait) };
    }),
    ...holds.waits.map((wait) => {
      const { by, from, to = end, slept: asleep } = wait;
      return {
        in: 'memunmap_pages',
        by,
        from,
        to,
        pages: wait.holds.length,
        ...lasting(wait),
        ...(asleep !== undefined && { asleep }),
      };
    }),
  ];
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
