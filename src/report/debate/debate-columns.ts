import type { DebateCell, DebatedSystem } from '../../schemas/debate.ts';

const LETTERS = 26;

type Column = DebatedSystem['rules'][number];

/** The rules in which the designs differ: some design breaks them or needs a duty for them, or they are undecided. */
export function columnsOf({ rules, designs }: DebatedSystem): Column[] {
  return rules.filter(({ id }) =>
    designs.some(({ cells }) =>
      cells.some(
        (cell) =>
          cell.rule === id &&
          (isBad(cell.standing) ||
            cell.asExpected === false ||
            cell.knownElsewhere === true ||
            cell.conditions !== undefined),
      ),
    ),
  );
}

function isBad(standing: DebateCell['standing']): boolean {
  return standing === 'broken' || standing === 'undecided' || standing === 'not reachable';
}

/** The name of a column: A to Z, then AA. */
export function letterOf(column: number): string {
  if (column >= LETTERS)
    return `${letterOf(Math.floor(column / LETTERS) - 1)}${letterOf(column % LETTERS)}`;
  return String.fromCodePoint('A'.codePointAt(0)! + column);
}

/** A cell as text: a dot where it holds, the steps of the run that breaks it. */
export function signOf(cell: DebateCell): string {
  const steps = shownRun(cell)?.steps.length ?? '';
  if (holdsOnCondition(cell)) return `(${steps})`;
  switch (cell.standing) {
    case 'broken':
      return `x${steps}`;
    case 'undecided':
      return '?';
    case 'not reachable':
      return 'none';
    case 'not applicable':
      return '-';
    case 'holds':
    case 'covered':
      return '.';
  }
}

/** The run that a cell is about: that of the broken rule, or the shortest with a duty dropped. */
export function shownRun({ run, conditions = [] }: DebateCell): DebateCell['run'] {
  const runs = conditions.flatMap((one) => one.run ?? []);
  return run ?? runs.toSorted((a, b) => a.steps.length - b.steps.length)[0];
}

/** Whether the same design holds where something does not happen, or while every duty is kept. */
export function holdsOnCondition({ control, conditions = [] }: DebateCell): boolean {
  return (
    (control?.sameDesign === true && control.standing === 'holds') ||
    conditions.some(({ standing }) => standing === 'broken')
  );
}
