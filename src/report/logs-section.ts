import type { LogVerdict } from '../schemas/verdict.ts';
import { grouped } from './count.ts';
import type { Palette } from './palette.ts';
import { table, type Cell } from './table.ts';
import { wrap } from './wrap.ts';

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
  return [
    palette.strong('Logs of real kernels; "added" counts unprobed steps that the model put in'),
    ...table(columns, logs.map(row), width, palette),
    '',
    ...logs.flatMap((log) => remarks(log, width)),
    ...[...new Set(logs.map(({ note }) => note))].flatMap((note) => wrap(note, width)),
    '',
  ];
}

/** Whether a log came out well: as it is known to deserve, or, if nothing is known, by following. */
export function logIsWell({ verdict, expected }: LogVerdict): boolean {
  return expected === undefined ? verdict.startsWith('follows') : verdict === expected;
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

const WHY = { asked: '', asleep: ' (the unregister goes to sleep)', end: ' (the end)' } as const;

/** The line and the rule that it breaks, and who held what. */
function remarks(log: LogVerdict, width: number): string[] {
  const { line, rule, text, blame, heldAt = [] } = log;
  const at = line === undefined ? '' : `line ${line}: `;
  const broken = rule === undefined ? '' : ` (rule: ${rule})`;
  const said = `${at}${text}${broken}`;
  return [
    ...(said === '' ? [] : wrap(`${shortName(log)}: ${said}`, width, 2)),
    ...blame.flatMap((holder) => wrap(`${shortName(log)}: held by ${holder}`, width, 2)),
    ...heldAt.flatMap((held) =>
      wrap(`${shortName(log)}: at line ${held.line}${WHY[held.why]}: ${held.text}`, width, 2),
    ),
  ];
}

/** The log without the ending that all of them share. */
function shortName({ log }: LogVerdict): string {
  return log.replace(/\.trace\.txt$/, '');
}
