import type { HistoryVerdict } from '../schemas/verdict.ts';
import type { Palette } from './palette.ts';
import { sizesOf } from './run-head.ts';
import { table, type Cell } from './table.ts';
import { indented, wrap } from './wrap.ts';

const TITLE = 'History: each fix taken back brings its bug back; the control is with the fix';

/** The history: which rule breaks without each fix, in how many steps, and that it holds with it. */
export function historySection(
  history: readonly HistoryVerdict[],
  width: number,
  palette: Palette,
): string[] {
  if (history.length === 0) return [];
  const columns = [
    { title: 'entry' },
    { title: 'class' },
    { title: 'rule broken' },
    { title: 'steps', align: 'right' as const },
    { title: 'control' },
    { title: 'evidence' },
    { title: 'as stated' },
  ];
  return [
    ...wrap(TITLE, width, 2).map(palette.strong),
    ...table(
      columns,
      history.map((entry) => row(entry, nameOf(entry, history))),
      width,
      palette,
    ),
    '',
    ...history.flatMap((entry) => notes(entry, width, palette)),
    '',
  ];
}

/** An entry that is judged in several systems is told with the system. */
function nameOf({ id, system }: HistoryVerdict, history: readonly HistoryVerdict[]): string {
  return history.filter((other) => other.id === id).length === 1 ? id : `${id}, ${system}`;
}

function row(entry: HistoryVerdict, name: string): Cell[] {
  const { rule, standing, length, control, evidence, asExpected, mistaken } = entry;
  const broken = standing === 'broken';
  const held = control.filter(({ holds }) => holds).length;
  return [
    name,
    entry.class,
    broken ? rule : { text: mistaken ? 'NOT JUDGED' : 'NOT BROKEN', paint: 'bad' },
    broken ? String(length) : '-',
    controlCell(held, control.length),
    evidence,
    asExpected ? { text: 'yes', paint: 'good' } : { text: 'NO', paint: 'bad' },
  ];
}

function controlCell(held: number, of: number): Cell {
  if (of === 0) return 'none';
  return held === of
    ? { text: `holds ${held}/${of}`, paint: 'good' }
    : { text: `FAILS ${of - held}/${of}`, paint: 'bad' };
}

/** What the table has no room for: title, where it was judged, and what did not come out. */
function notes(entry: HistoryVerdict, width: number, palette: Palette): string[] {
  const { id, facts, title, system, sizes, dropped, rule, standing, also, problems, mistaken } =
    entry;
  const judged = [[system, ...sizesOf(sizes)].join(', ')];
  judged.push(dropped.length === 0 ? 'every duty held' : `dropping ${dropped.join(', ')}`);
  if (mistaken) judged.push('not judged');
  else if (standing !== 'broken') judged.push(`does not break ${rule}`);
  if (also.length > 0) judged.push(`also breaks ${also.join(', ')}`);
  return [
    ...wrap(`${id} (${facts}) ${title}: ${judged.join('; ')}`, width, 2),
    ...problems.flatMap((problem) => problemLines(problem, width).map(palette.bad)),
  ];
}

/** A problem may have lines of its own: what to do about it, and in which search it is. */
function problemLines(problem: string, width: number): string[] {
  const [first = '', ...more] = problem.split('\n');
  return [
    ...indented(`NOT AS STATED: ${first}`, width),
    ...more.flatMap((line) => indented(line.trim(), width, 4)),
  ];
}
