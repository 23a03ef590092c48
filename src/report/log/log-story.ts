import type { LogVerdict } from '../../schemas/verdict.ts';
import { blameText } from './blame-text.ts';
import { count } from '../text/count.ts';
import { logIsWell } from './log-is-well.ts';
import { heldBy, logText } from './log-text.ts';
import type { Palette } from '../text/palette.ts';
import { indented, wrap } from '../text/wrap.ts';

const WHEN = { asked: '', asleep: ', the unregister goes to sleep', end: ', the end' } as const;

/** One log told: its verdict, the line and the rule that it breaks, and who held what when. */
export function logStory(log: LogVerdict, width: number, palette: Palette): string[] {
  const { verdict, expected, line, rule, model, stoppedAt, heldAt = [] } = log;
  const text = logText(log);
  const part = (said: string): string[] => indented(said, width);
  const word = logIsWell(log) ? verdict : verdict.toUpperCase();
  const at = line === undefined ? '' : ` at line ${line}`;
  const unlike = expected === undefined || expected === verdict ? '' : ` (expected: ${expected})`;
  const title = `${log.log}: ${word}${verdict === 'follows, blocked' ? '' : at}${unlike}`;
  return [
    ...wrap(title, width, 2).map(palette.strong),
    ...(rule === undefined ? [] : part(`rule broken: ${rule}`)),
    ...(text === '' ? [] : part(line === undefined ? text : `line ${line}: ${text}`)),
    ...heldBy(log).flatMap((holder) => part(`held by ${holder}`)),
    ...heldAt.flatMap((held) => part(`at line ${held.line}${WHEN[held.why]}: ${blameText(held)}`)),
    ...(stoppedAt === undefined
      ? []
      : part(`stopped after line ${stoppedAt}: what follows there was not read`)),
    ...(model && isBorrowed(log) ? part(model.text) : []),
    ...part(
      `kernel ${log.kernel}; ${count(log.pagemaps, 'pagemaps')}${standings(log)}, ${count(log.pages, 'pages')}, ${count(log.events, 'events')}; ${count(log.inserted, 'unprobed steps')} put in by the model`,
    ),
    '',
  ];
}

/** Whether it is judged on the model of another kernel than its own. */
export function isBorrowed({ model }: LogVerdict): boolean {
  return model !== undefined && model.basis !== 'read';
}

/** How the pagemaps stand, when they do not all stand alike. */
function standings({ standings: by = {} }: LogVerdict): string {
  const parts = Object.entries(by).map(([standing, n]) => `${n} ${standing}`);
  return parts.length < 2 ? '' : ` (${parts.join(', ')})`;
}
