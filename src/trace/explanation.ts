import type { CheckedLog } from './check-log.ts';
import { explainingRun } from './verdict/explained-steps.ts';
import { sliceInWords } from './verdict/slice-words.ts';

/** How the model explains what a log says at a line: for each slice that hears it, the steps there. */
export function explanationAt({ slices }: CheckedLog, line: number): string[] {
  const heard = slices.filter(({ slice }) => slice.entries.some((entry) => entry.line === line));
  if (heard.length === 0) return ['no slice hears of it'];
  return heard.map((followed) => {
    const run = explainingRun(followed).steps;
    const from = run.findLastIndex((step) => step.line !== undefined && step.line < line) + 1;
    const after = run.findIndex((step) => step.line !== undefined && step.line > line);
    const steps = run.slice(from, after < 0 ? undefined : after);
    const said = steps.map(({ by, action, line: at }) => {
      const step = action.offer.event;
      return at === undefined ? `(${by}: ${step})` : `${by}: ${step} [line ${at}]`;
    });
    const text = said.length === 0 ? 'nothing has to happen' : said.join(', ');
    return `${sliceInWords(followed.slice)}: ${text}`;
  });
}
