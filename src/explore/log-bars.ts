import { describe, readable } from '../report/run/local-state.ts';
import type { LocalState } from '../schemas/run.ts';
import type { CheckedLog } from '../trace/check-log.ts';
import type { ExplainedSlice } from '../trace/follow/explained-slice.ts';
import type { LayoutWait } from '../trace/link/dax-users.ts';
import type { Wait } from '../trace/link/holds.ts';
import type { RegisteredPagemap } from '../trace/link/registered-pagemap.ts';
import { nameOf } from '../trace/link/slice.ts';
import { initialOf, localOf, stepsOf } from './interpret.ts';
import type { LogBar, LogPart, LogWait } from './log-picture-data.ts';
import type { Scene } from './scene-data.ts';

/** The object that tells of a page: itself, or its use where pages are not modelled one by one. */
const OF_PAGE = ['page0', 'use'];

/**
 * The states that the pagemaps and pages of a log went through.
 *
 * @param lines of the whole log
 * @param scenes the runs that explain the slices, in their order
 */
export function logBars(
  lines: number,
  { slices, pagemaps }: Pick<CheckedLog, 'slices' | 'pagemaps'>,
  scenes: readonly Scene[],
): LogBar[] {
  return slices.map((followed, i): LogBar => {
    const { slice, unexplained } = followed;
    const pagemap = pagemaps.find((one) => one === slice.pagemap);
    const isPage = slice.page !== undefined;
    const ends = unexplained?.line ?? lastToldOf(followed);
    return {
      name: isPage ? `page ${slice.page}` : nameOf(slice.pagemap),
      kind: isPage ? 'page' : 'pagemap',
      scene: scenes[i]!.id,
      parts: partsOf(scenes[i]!, isPage ? OF_PAGE : ['pgmap'], ends ?? lines),
      waits: isPage ? [] : pagemap ? waitsOf(pagemap, lines) : [],
      ...(unexplained && { endsAt: unexplained.line }),
    };
  });
}

/** The last line that is told of a slice of which not all entries were kept. */
function lastToldOf({ slice: { entries, leftOut = 0 } }: ExplainedSlice): number | undefined {
  return leftOut > 0 ? entries.at(-1)?.line : undefined;
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
