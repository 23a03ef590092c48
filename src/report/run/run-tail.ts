import { heldByText } from '../../schemas/held-by-text.ts';
import type { Run } from '../../schemas/run.ts';
import { roundText, waitingText } from '../../schemas/waiting-text.ts';
import { foldCommand } from './fold-command.ts';
import { isInLoop } from './in-loop.ts';
import { groupBy } from '../text/group-by.ts';
import type { Palette } from '../text/palette.ts';
import { indented, wrap } from '../text/wrap.ts';

/** What follows the lanes: what is wrong, who holds what, why fairness does not help, the replay. */
export function runTail(run: Run, width: number, palette: Palette): string[] {
  const lines: string[] = [];
  if (run.because !== undefined) {
    lines.push(...wrap(`because: ${run.because}`, width, 2).map(palette.strong));
  }
  lines.push(...holderLines(run, width));
  for (const { id, sentence, whose } of run.duties ?? [])
    lines.push(...wrap(`duty of the ${whose} that nobody keeps: ${sentence} (${id})`, width, 2));
  const notes = run.fairness ?? [];
  if (notes.length > 0) {
    lines.push('why fairness does not end it:');
    for (const { thread, why } of notes) lines.push(...bullet(`${thread}: ${why}`, width));
  }
  if (lines.length > 0) lines.push('');
  lines.push(...foldCommand('replay: ', run.replay, width));
  return lines;
}

/** Who holds what, one line for each wait and one for each of its holders, as far as `because` does not say it. */
function holderLines(run: Run, width: number): string[] {
  const { holders = [], because = '' } = run;
  const waits = groupBy(holders, (holder) =>
    isInLoop(run, holder.waiter) ? roundText(holder) : waitingText(holder),
  );
  return [...waits].flatMap(([wait, by]) =>
    by.length === 1 && because.includes(`${wait}, held by ${heldByText(by[0]!)}`)
      ? []
      : [
          ...wrap(`${wait}, held by:`, width, 2),
          ...by.flatMap((holder) => bullet(heldByText(holder), width)),
        ],
  );
}

function bullet(text: string, width: number): string[] {
  return indented(`- ${text}`, width);
}
