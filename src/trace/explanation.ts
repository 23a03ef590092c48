import type { CheckedLog } from './check-log.ts';
import type { FollowedSlice } from './follow-log.ts';
import type { Possible } from './possible-states.ts';
import { inWords, sliceInWords } from './slice-words.ts';

/** One step of the run that explains a slice: an event of the log, or a step that was put in. */
export interface ExplainedStep {
  readonly by: string;
  readonly step: string;
  /** Line of the event; absent when the model put the step in. */
  readonly line?: number;
}

/** The run with the fewest inserted steps that explains a slice. */
export function explainingRun({ slice, space, possible }: FollowedSlice): ExplainedStep[] {
  let at: Possible | undefined = possible.reduce((a, b) => (b.inserted < a.inserted ? b : a));
  const run: ExplainedStep[] = [];
  let line = slice.entries.at(-1)?.line ?? 0;
  for (; at; at = at.before) {
    if (!at.step) continue;
    line = at.line ?? line;
    const { name } = space.compiled.instances[at.step.thread]!;
    run.push({
      by: inWords(slice, line, name),
      step: at.step.offer.event,
      ...(at.line !== undefined && { line: at.line }),
    });
  }
  return run.toReversed();
}

/** How the model explains what a log says at a line: for each slice that hears it, the steps there. */
export function explanationAt({ slices }: CheckedLog, line: number): string[] {
  const heard = slices.filter(({ slice }) => slice.entries.some((entry) => entry.line === line));
  if (heard.length === 0) return ['no slice hears of it'];
  return heard.map((followed) => {
    const run = explainingRun(followed);
    const from = run.findLastIndex((step) => step.line !== undefined && step.line < line) + 1;
    const after = run.findIndex((step) => step.line !== undefined && step.line > line);
    const steps = run.slice(from, after < 0 ? undefined : after);
    const said = steps.map(({ by, step, line: at }) =>
      at === undefined ? `(${by}: ${step})` : `${by}: ${step} [line ${at}]`,
    );
    const text = said.length === 0 ? 'nothing has to happen' : said.join(', ');
    return `${sliceInWords(followed.slice)}: ${text}`;
  });
}
