import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceFile } from './source-file.ts';

/** One line that the program printed: a loop over all entries, once. */
interface WalkLine {
  /** Whether entries that follow each other lead to pages that do. */
  readonly layout: string;
  readonly loop: string;
  /** Pages that the loop took. */
  readonly found: number;
  /** CPU nanoseconds an entry; of the counting program loads, references and indirect calls an entry. */
  readonly values: readonly number[];
}

/**
 * Builds `owner-walk.c` and runs it.
 *
 * @param how the program that measures, or the one that counts
 * @param rounds how often each loop runs, in turn with the others
 * @returns undefined where gcc is missing
 * @throws Error with what gcc or the program said
 */
export function ownerWalk(how: 'measures' | 'counts', rounds: number): WalkLine[] | undefined {
  if (spawnSync('gcc', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'unplug-bench-'));
  try {
    const program = join(folder, 'owner-walk');
    const flags = ['-O2', '-std=gnu11', '-Wall', '-Wextra', '-Werror'];
    const counts = how === 'counts' ? ['-DCOUNT'] : [];
    said('gcc', [...flags, ...counts, sourceFile('owner-walk.c'), '-o', program]);
    return said(program, [String(rounds)])
      .trim()
      .split('\n')
      .map((line) => {
        const [layout, loop, found, ...values] = line.split('\t');
        return { layout: layout!, loop: loop!, found: Number(found), values: values.map(Number) };
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function said(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

const LEFT_OUT =
  'left out: the walk of page tables itself, faults and migrations, other CPUs that write what is read, RCU and\nlocks around the walk, retpolines and other mitigations of indirect calls unless the compiler has them on';

/** The loops beside each other as text: nanoseconds, and the ratio to an owner word, least to most. */
export function ownerWalkText(lines: readonly WalkLine[]): string {
  const of = (layout: string, loop: string): number[] =>
    lines.flatMap((line) => (line.layout === layout && line.loop === loop ? line.values : []));
  const text = ['layout', 'loop', 'ns an entry', 'to an owner word', 'least', 'most'];
  const rows = [...new Set(lines.map(({ layout }) => layout))].flatMap((layout) => {
    const words = of(layout, 'owner word');
    return [...new Set(lines.map(({ loop }) => loop))].map((loop) => {
      const times = of(layout, loop);
      const ratios = times.map((time, round) => time / words[round]!).toSorted((a, b) => a - b);
      return [
        layout,
        loop,
        middle(times.toSorted((a, b) => a - b)).toFixed(1),
        ...[middle(ratios), ratios[0]!, ratios.at(-1)!].map((ratio) => ratio.toFixed(2)),
      ];
    });
  });
  const widths = text.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => row[i]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ');
  return [line(text), ...rows.map(line), LEFT_OUT, ''].join('\n');
}

function middle(sorted: readonly number[]): number {
  return sorted[sorted.length >> 1]!;
}
