import type { LaneColumns } from './lane-columns.ts';
import type { Palette } from '../text/palette.ts';
import type { StepChange } from './step-changes.ts';
import { together, wrap } from '../text/wrap.ts';

/** One step of a run, ready to be laid out. */
export interface LaneRow {
  /** Counted from 1 over the whole run, folded steps included. */
  readonly number: number;
  readonly lane: number;
  readonly title: string;
  readonly changes: readonly StepChange[];
}

/** The names above the lanes: on one line with a rule below, or as a stair when lanes are narrow. */
export function laneNames(
  names: readonly string[],
  columns: LaneColumns,
  palette: Palette,
): string[] {
  if (!columns.namesFit) {
    return names.map((name, i) => {
      const bars = columns.lanes.slice(0, i).reduce((line, at) => `${line.padEnd(at)}|`, '');
      return bars.padEnd(columns.lanes[i]!) + palette.strong(name);
    });
  }
  const margin = ' '.repeat(columns.number);
  const widths = columns.lanes.map((at, i) => (columns.lanes[i + 1] ?? columns.changes) - at - 2);
  const row = names.map((name, i) => palette.strong(name) + ' '.repeat(widths[i]! - name.length));
  return [
    (margin + row.join('  ')).trimEnd(),
    margin + widths.map((width) => '-'.repeat(width)).join('  '),
  ];
}

/** A step in its lane, with what changed at the right. A `!` stands before a violation. */
export function laneRow(row: LaneRow, columns: LaneColumns, palette: Palette): string[] {
  const left = wrap(row.title, columns.room[row.lane]!, 2);
  const right = row.changes.flatMap(({ text, violation }) => {
    const pieces = text.split(', ').map(together).join(', ');
    const lines = wrap(violation ? together('! ') + pieces : pieces, columns.changesRoom, 2);
    return violation ? lines.map(palette.bad) : lines;
  });
  const lines: string[] = [];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const number = i === 0 ? String(row.number).padStart(columns.number - 2) : '';
    const start = ' '.repeat(columns.lanes[row.lane]! - columns.number);
    const step = `${start}${left[i] ?? ''}`;
    const change = right[i];
    const filler =
      change === undefined ? '' : ' '.repeat(columns.changes - columns.number - step.length);
    lines.push(
      (palette.faint(number.padEnd(columns.number)) + step + filler + (change ?? '')).trimEnd(),
    );
  }
  return lines;
}
