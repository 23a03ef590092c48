import { lanes } from '../report/lanes.ts';
import type { Run } from '../schemas/run.ts';
import { line, svgFile } from './svg.ts';

const CHARACTER = 6.7;
const LINE = 15;
const WIDTH = 100;

/** A run as an SVG file: the lanes of the report, one thread a column, time downwards. */
export function runSvg(run: Run): string {
  const lines = lanes(run, { width: WIDTH }).trimEnd().split('\n');
  return svgFile({
    title: `Run of ${run.system}: ${run.rule.sentence}`,
    description: `${run.steps.length} steps; one column a thread, time downwards`,
    width: Math.max(...lines.map(({ length }) => length)) * CHARACTER,
    height: lines.length * LINE,
    body: lines.flatMap((words, i) =>
      words.trim() === '' ? [] : [line(0, (i + 1) * LINE - 4, words, roleOf(words, i))],
    ),
  });
}

/** The rule and what breaks it stand out by weight as well as by colour. */
function roleOf(words: string, at: number): string | undefined {
  if (/(^| )! /.test(words)) return 'bad';
  return at === 0 ? 'name' : undefined;
}
