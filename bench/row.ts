/** One line of a table of measurements. */
export interface Row {
  readonly who: string;
  readonly model: string;
  readonly states: number;
  readonly transitions: number | undefined;
  readonly seconds: number;
  readonly bytesPerState?: number;
}

/** States per CPU-second. */
export function rate({ states, seconds }: Row): number {
  return states / seconds;
}

/** The rows as text; ratios are of states per CPU-second, against the first row. */
export function rowsText(title: string, rows: readonly Row[]): string {
  const head = [
    '',
    'model',
    'states',
    'transitions',
    'CPU s',
    'states/s',
    'transitions/s',
    'bytes',
    'first / this',
  ];
  const cells = rows.map((row) => [
    row.who,
    row.model,
    row.states.toLocaleString('en'),
    row.transitions?.toLocaleString('en') ?? '-',
    row.seconds.toFixed(2),
    Math.round(rate(row)).toLocaleString('en'),
    row.transitions === undefined
      ? '-'
      : Math.round(row.transitions / row.seconds).toLocaleString('en'),
    row.bytesPerState?.toString() ?? '-',
    (rate(rows[0]!) / rate(row)).toFixed(1),
  ]);
  const widths = head.map((text, i) =>
    Math.max(text.length, ...cells.map((line) => line[i]!.length)),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, i) => (i < 2 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
      .join('  ');
  return [title, line(head), ...cells.map(line), ''].join('\n');
}
