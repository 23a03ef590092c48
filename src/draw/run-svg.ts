import { lanes } from '../report/run/lanes.ts';
import type { Run } from '../schemas/run.ts';
import { line, svgFile } from './svg.ts';

const CHARACTER = 7.3;
const LINE = 15;
const WIDTH = 100;

/**
 * A run as an SVG file: the lanes of the report, one thread a column, time downwards.
 *
 * @param width characters in a line
 */
export function runSvg(run: Run, width = WIDTH): string {
  const lines = lanes(run, { width }).trimEnd().split('\n');
  const broken = brokenLines(lines);
  return svgFile({
    title: `Run of ${run.system}: ${run.rule.sentence}`,
    description: `${run.steps.length} steps; one column a thread, time downwards`,
    width: Math.max(...lines.map(({ length }) => length)) * CHARACTER,
    height: lines.length * LINE,
    body: lines.flatMap((words, i) => {
      // They stand out by weight as well as by colour.
      const role = broken.has(i) ? 'bad' : i === 0 ? 'name' : undefined;
      return words.trim() === '' ? [] : [line(0, (i + 1) * LINE - 4, words, role)];
    }),
  });
}

/** The lines that tell what breaks the rule, and those that go on further to the right. */
function brokenLines(lines: readonly string[]): Set<number> {
  const broken = new Set<number>();
  let mark = Infinity;
  for (const [i, words] of lines.entries()) {
    const at = words.search(/(?<=^| )! /);
    if (at >= 0) mark = at;
    else if (words.search(/\S/) <= mark) mark = Infinity;
    if (mark < Infinity) broken.add(i);
  }
  return broken;
}
