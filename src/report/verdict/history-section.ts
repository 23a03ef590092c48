import type { HistoryVerdict } from '../../schemas/verdict.ts';
import type { Palette } from '../text/palette.ts';
import { sizesOf } from '../run/run-head.ts';
import { table, type Cell } from '../text/table.ts';
import { indented, wrap } from '../text/wrap.ts';

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
    ...wrap(titleOf(history), width, 2).map(palette.strong),
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

/** Entries of the facts sheet are the published history; a user's edits have no such entry. */
function titleOf(history: readonly HistoryVerdict[]): string {
  return history.some(({ facts }) => facts !== '')
    ? 'History: each fix taken back brings its bug back; the control is with the fix'
    : 'Edits: what each brings about; the control is the same search without it';
}

/** An entry that is judged in several systems is told with the system. */
function nameOf({ id, system }: HistoryVerdict, history: readonly HistoryVerdict[]): string {
  return history.filter((other) => other.id === id).length === 1 ? id : `${id}, ${system}`;
}

function row(entry: HistoryVerdict, name: string): Cell[] {
  const { standing, length, control, evidence, asExpected } = entry;
  return [
    name,
    entry.class,
    ruleCell(entry),
    standing === 'broken' ? String(length) : '-',
    entry.mustHold ? mendedCell(control) : controlCell(control),
    evidence,
    asExpected ? { text: 'yes', paint: 'good' } : { text: 'NO', paint: 'bad' },
  ];
}

function ruleCell({ rule, standing, mustHold, mistaken, asExpected }: HistoryVerdict): Cell {
  if (mistaken) return { text: 'NOT JUDGED', paint: 'bad' };
  if (!mustHold) return standing === 'broken' ? rule : { text: 'NOT BROKEN', paint: 'bad' };
  if (standing === 'broken') return { text: `BREAKS ${rule}`, paint: 'bad' };
  return asExpected ? { text: 'none', paint: 'good' } : { text: 'DOES NOT HOLD', paint: 'bad' };
}

type Control = HistoryVerdict['control'];

function controlCell(control: Control): Cell {
  if (control.length === 0) return 'none';
  const [held, of] = [control.filter(({ holds }) => holds).length, control.length];
  return held === of
    ? { text: `holds ${held}/${of}`, paint: 'good' }
    : { text: `FAILS ${of - held}/${of}`, paint: 'bad' };
}

/** Without a fix what it mends must break. */
function mendedCell(control: Control): Cell {
  if (control.length === 0) return 'none';
  return control.some(({ holds }) => holds)
    ? { text: 'MENDS NOTHING', paint: 'bad' }
    : { text: 'breaks', paint: 'good' };
}

/** What the table has no room for: title, where it was judged, and what did not come out. */
function notes(entry: HistoryVerdict, width: number, palette: Palette): string[] {
  const { id, facts, title, system, sizes, dropped, rule, standing, also, problems, mistaken } =
    entry;
  const { mustHold, asExpected } = entry;
  const judged = [[system, ...sizesOf(sizes)].join(', ')];
  judged.push(dropped.length === 0 ? 'every duty held' : `dropping ${dropped.join(', ')}`);
  if (mistaken) judged.push('not judged');
  else if (mustHold) judged.push(asExpected ? `holds ${rule}` : `does not hold ${rule}`);
  else if (standing !== 'broken') judged.push(`does not break ${rule}`);
  if (also.length > 0) judged.push(`also breaks ${also.join(', ')}`);
  return [
    ...wrap(`${id}${facts === '' ? ':' : ` (${facts})`} ${title}: ${judged.join('; ')}`, width, 2),
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
