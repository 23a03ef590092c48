import { PLAIN, type Palette } from './palette.ts';
import { wrap } from './wrap.ts';

/** A column of a table: its title and on which side its cells stand. */
interface Column {
  readonly title: string;
  readonly align?: 'right';
}

/** A cell, painted if it says more than plain text does. */
export type Cell = string | { readonly text: string; readonly paint: keyof Palette };

const GAP = 2;
const LEAST = 4;

/**
 * Aligns rows under their titles. When they do not fit, the widest columns wrap.
 *
 * @returns lines, the titles and a rule first
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  palette: Palette = PLAIN,
): string[] {
  const wanted = columns.map(({ title }, i) =>
    Math.max(title.length, ...rows.map((row) => textOf(row[i]).length)),
  );
  const widths = shrunk(wanted, width - GAP * (columns.length - 1));
  const titles = columns.map(({ title }): Cell => ({ text: title, paint: 'strong' }));
  const draw = (row: readonly Cell[]): string[] => drawRow(row, columns, widths, palette);
  return [...draw(titles), joined(widths.map((one) => '-'.repeat(one))), ...rows.flatMap(draw)];
}

function drawRow(
  row: readonly Cell[],
  columns: readonly Column[],
  widths: readonly number[],
  palette: Palette,
): string[] {
  const cells = columns.map((_, i) => wrap(textOf(row[i]), widths[i]!));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, n) =>
    joined(
      columns.map(({ align }, i) => {
        const text = cells[i]![n] ?? '';
        const padded = align === 'right' ? text.padStart(widths[i]!) : text.padEnd(widths[i]!);
        const cell = row[i];
        return cell === undefined || typeof cell === 'string' || text === ''
          ? padded
          : padded.replace(text, () => palette[cell.paint](text));
      }),
    ),
  );
}

/** Cuts the widest columns down to one common width until the sum fits. */
function shrunk(wanted: readonly number[], room: number): number[] {
  let cap = Math.max(...wanted, LEAST);
  const sum = (): number => wanted.reduce((total, one) => total + Math.min(one, cap), 0);
  while (cap > LEAST && sum() > room) cap--;
  return wanted.map((one) => Math.min(one, cap));
}

function joined(cells: readonly string[]): string {
  return cells.join(' '.repeat(GAP)).trimEnd();
}

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'string' ? cell : cell.text;
}
