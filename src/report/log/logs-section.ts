import type { LogVerdict } from '../../schemas/verdict.ts';
import { grouped } from '../text/count.ts';
import { logIsWell } from './log-is-well.ts';
import { isBorrowed, logStory } from './log-story.ts';
import type { Palette } from '../text/palette.ts';
import { table, type Cell } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

const TITLE = 'Logs of real kernels; "added" counts unprobed steps that the model put in';

/** The kernel logs: whether each one follows the model, and what the model had to add. */
export function logsSection(
  logs: readonly LogVerdict[],
  width: number,
  palette: Palette,
): string[] {
  if (logs.length === 0) return [];
  const columns = [
    { title: 'log' },
    { title: 'kernel' },
    { title: 'verdict' },
    { title: 'expected' },
    { title: 'maps', align: 'right' as const },
    { title: 'pages', align: 'right' as const },
    { title: 'events', align: 'right' as const },
    { title: 'added', align: 'right' as const },
  ];
  const overview = [
    ...wrap(TITLE, width, 2).map(palette.strong),
    ...table(columns, logs.map(row), width, palette),
    '',
  ];
  // What is left open where a log follows says nothing of one that does not.
  const follow = logs.filter(({ verdict }) => verdict.startsWith('follows'));
  const notes = [...new Set(follow.map(({ note }) => note))];
  return [
    ...(logs.length === 1 ? [] : overview),
    ...logs
      .filter((log) => logs.length === 1 || hasStory(log))
      .flatMap((log) => logStory(log, width, palette)),
    ...notes.flatMap((note) => [...wrap(note, width), '']),
  ];
}

function row(log: LogVerdict): Cell[] {
  const { verdict, expected } = log;
  const well = logIsWell(log);
  return [
    shortName(log),
    log.kernel,
    { text: well ? verdict : verdict.toUpperCase(), paint: well ? 'good' : paintOf(log) },
    expected === undefined ? '-' : verdict === expected ? 'yes' : `NO: ${expected}`,
    grouped(log.pagemaps),
    grouped(log.pages),
    grouped(log.events),
    grouped(log.inserted),
  ];
}

function paintOf({ verdict, expected }: LogVerdict): 'bad' | 'doubt' {
  return verdict === 'inconclusive' && expected === undefined ? 'doubt' : 'bad';
}

/** Whether there is more to say of a log than its row does. */
function hasStory(log: LogVerdict): boolean {
  const isCut = log.stoppedAt !== undefined;
  return log.findings.length > 0 || isBorrowed(log) || isCut;
}

/** The log without the ending that all of them share. */
function shortName({ log }: LogVerdict): string {
  return log.replace(/\.trace\.txt$/, '');
}
