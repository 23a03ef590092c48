import type { Run } from '../../schemas/run.ts';
import { count } from '../text/count.ts';
import { laneColumns } from './lane-columns.ts';
import { laneNames, laneRow, type LaneRow } from './lane-rows.ts';
import { LEAST_WIDTH, MAIL_WIDTH } from '../text/line-width.ts';
import { PLAIN, type Palette } from '../text/palette.ts';
import { runHead } from './run-head.ts';
import { runStory } from './run-story.ts';
import { runTail } from './run-tail.ts';
import { setUpOf, type SetUp } from './set-up.ts';
import { stepChanges, stepTitle } from './step-changes.ts';
import { together, wrap } from '../text/wrap.ts';

/** How a run is shown. */
export interface LanesOptions {
  /** Characters in a line; at least 60. */
  readonly width?: number;
  /** Show every step, event and look, with nothing folded. */
  readonly full?: boolean;
  readonly palette?: Palette;
}

/**
 * A run the way commit messages show a race: one column for each thread that moves, time downwards,
 * what each step changed at the right, what is wrong below, the command that shows it again last.
 */
export function lanes(run: Run, options: LanesOptions = {}): string {
  const { full = false, palette = PLAIN } = options;
  const width = Math.max(options.width ?? MAIL_WIDTH, LEAST_WIDTH);
  const setUp = full ? { length: 0, episodes: [], leaves: [] } : setUpOf(run);
  const shown = run.steps.slice(setUp.length);
  const names = [...new Set(shown.map(({ thread }) => thread))];
  const rows = shown.map((step, i): LaneRow => ({
    number: setUp.length + i + 1,
    lane: names.indexOf(step.thread),
    title: stepTitle(step),
    changes: stepChanges(step, full),
  }));
  const lines = [
    ...runHead(run, width, palette),
    '',
    ...raceLines(run, width),
    ...setUpLines(setUp, width),
    ...(rows.length === 0 ? ['no step is needed: the rule is about the initial state'] : []),
    ...(rows.length === 0 ? [] : table(run, rows, names, width, palette)),
    '',
    ...runTail(run, width, palette),
  ];
  return `${lines.join('\n')}\n`;
}

function table(
  run: Run,
  rows: readonly LaneRow[],
  names: readonly string[],
  width: number,
  palette: Palette,
): string[] {
  const columns = laneColumns(
    {
      names,
      steps: names.map((_, lane) =>
        longest(rows.filter((row) => row.lane === lane).map(({ title }) => title)),
      ),
      changes: longest(rows.flatMap(({ changes }) => changes.map(({ text }) => `! ${text}`))),
      lastNumber: run.steps.length,
    },
    width,
  );
  const lines = laneNames(names, columns, palette);
  for (const row of rows) {
    if (row.number - 1 === run.loop) {
      const length = run.steps.length - run.loop;
      lines.push(ruled(`loop begins: ${count(length, 'steps')}, for ever`, width));
    }
    if (row.number - 1 === run.lostAfter)
      lines.push(ruled('what follows shows who waits for whom', width));
    lines.push(...laneRow(row, columns, palette));
  }
  if (run.loop !== undefined) {
    lines.push(
      run.loop < run.steps.length
        ? ruled(`loop ends: the state is again the one before step ${run.loop + 1}`, width)
        : ruled('nothing need happen any more: the state stays', width),
    );
  }
  return lines;
}

/** The steps whose order breaks the rule; of other runs the end of the report tells who waits. */
function raceLines(run: Run, width: number): string[] {
  const story = run.race === undefined ? [] : runStory(run);
  return story.length === 0 ? [] : [...wrap(story.join(' '), width, 2), ''];
}

function setUpLines({ length, episodes, leaves }: SetUp, width: number): string[] {
  if (length === 0) return [];
  return [
    ...wrap(
      `set-up: ${count(length, 'steps')} (--full shows them): ${episodes.map(together).join('; ')}`,
      width,
      2,
    ),
    ...(leaves.length === 0 ? [] : wrap(`after it: ${leaves.map(together).join('; ')}`, width, 2)),
    '',
  ];
}

function ruled(text: string, width: number): string {
  return `--- ${text} `.padEnd(Math.min(width, MAIL_WIDTH), '-');
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
