import type { LocalSpace } from '../checker/tables/local-space.ts';
import { blameHolders } from '../report/log/blame-holders.ts';
import { findingText } from '../report/log/finding-text.ts';
import { count } from '../report/text/count.ts';
import { readable } from '../report/run/local-state.ts';
import type { Holder } from '../schemas/run.ts';
import { waitsOf } from '../trace/verdict/unregister-waits.ts';
import type { CheckedLog } from '../trace/check-log.ts';
import type { ExplainedSlice } from '../trace/follow/explained-slice.ts';
import { holdersAt } from '../trace/verdict/holders-at.ts';
import type { RegisteredPagemap } from '../trace/link/registered-pagemap.ts';
import { runOfSlice } from './log-run.ts';
import type { Scene } from './scene-data.ts';
import { sceneOfRuns } from './scene-of-run.ts';

/** Lines of a wait at which it is told who holds what: each reads all pages that are held. */
const HOLDERS_TOLD_MAX = 400;

/**
 * Each slice of a log as a scene of the run that explains it with the fewest steps put in.
 *
 * @param chartOf the place of a machine's drawing, where there is one
 */
export function scenesOfLog(
  { verdict, slices, pagemaps }: CheckedLog,
  chartOf: (space: LocalSpace) => number | undefined,
): Scene[] {
  return slices.map((followed) => {
    const pagemap = pagemaps.find((one) => one === followed.slice.pagemap);
    const { run, lines } = runOfSlice(followed, verdict, toldOf(followed, pagemap));
    const { compiled } = followed.space;
    const scene = sceneOfRuns(run, [run], verdict.log);
    const opensAt = openingOf(followed, pagemap, lines);
    return {
      ...scene,
      about: `how the model explains ${verdict.log}`,
      instances: scene.instances.map((instance) => {
        const place = compiled.instances.findIndex(({ def }) => def.id === instance.machine);
        const chart = chartOf(compiled.spaces[place]!);
        return { ...instance, ...(chart !== undefined && { chart }) };
      }),
      runs: scene.runs.map((told) => ({
        ...told,
        blame: blameAlong(followed, pagemap, lines),
        lines,
        ...(opensAt !== undefined && { opensAt }),
      })),
    };
  });
}

/** The story of a slice, with a word where the run ends before the slice does. */
function toldOf(followed: ExplainedSlice, pagemap: RegisteredPagemap | undefined): string {
  const { entries, leftOut = 0 } = followed.slice;
  const story = storyOf(followed, pagemap);
  if (leftOut === 0) return story;
  return `${story}; drawn up to line ${entries.at(-1)!.line}, without ${count(leftOut, 'later events')} of it`;
}

/** What is told of the slice: what breaks, what no step explains, or how the unregister waits. */
function storyOf(
  { slice, broken, unexplained }: ExplainedSlice,
  pagemap: RegisteredPagemap | undefined,
): string {
  if (unexplained) {
    const { line, event, by } = unexplained;
    return `line ${line}: no step of the model explains ${event} by ${by} here`;
  }
  const [breaks] = broken;
  if (breaks) {
    const { name } = breaks.space.compiled.instances[breaks.instance]!;
    const { value } = breaks.space.compiled.spaces[breaks.instance]!.glimpses[breaks.local]!;
    return `line ${breaks.line}: whatever explains the log, ${name} comes to ${readable(value)}`;
  }
  const [wait] = pagemap ? waitsOf(pagemap) : [];
  if (wait && slice.page === undefined) return findingText(wait);
  return 'every event of it is a step of the model';
}

/** The step at which the story is told: what breaks or is refused, else the unregister that waits. */
function openingOf(
  { broken, unexplained }: ExplainedSlice,
  pagemap: RegisteredPagemap | undefined,
  lines: readonly (number | null)[],
): number | undefined {
  if (unexplained) return undefined;
  const wait = pagemap?.holds.waits.find(({ holds }) => holds.length > 0);
  const line = broken[0]?.line ?? wait?.slept ?? wait?.from ?? pagemap?.users.waits[0]?.from;
  if (line === undefined) return undefined;
  const after = lines.findLastIndex((one) => one !== null && one <= line) + 1;
  return after > 0 ? after : undefined;
}

/** Who holds what after each number of steps. */
function blameAlong(
  { slice }: ExplainedSlice,
  pagemap: RegisteredPagemap | undefined,
  lines: readonly (number | null)[],
): Holder[][] {
  let line = 0;
  const toldAt = new Set<number>();
  return [null, ...lines].map((at) => {
    line = at ?? line;
    if (!pagemap || toldAt.size >= HOLDERS_TOLD_MAX) return [];
    const held = holdersAt(pagemap, line);
    if (!held) return [];
    toldAt.add(line);
    return blameHolders(held, slice.page);
  });
}
