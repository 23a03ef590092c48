import type { Palette } from '../../report/palette.ts';
import { visible, visibleJson } from '../../report/visible.ts';
import { wrap } from '../../report/wrap.ts';
import type { Watcher } from './watch-log.ts';

type Say = (text: string) => void;

/** Tells a person: one paragraph for each thing that has changed. */
export function textWatcher(say: Say, width: number, palette: Palette): Watcher {
  return {
    news: ({ line, kind, object, text }) => {
      // Blame names its pagemap itself.
      const about = object === undefined || kind === 'blame' ? '' : `${object}: `;
      const told = visible(`line ${line}, ${kind}: ${about}${text}`);
      const [first = '', ...rest] = wrap(told, width, 2);
      say(`${[kind === 'verdict' ? palette.strong(first) : first, ...rest].join('\n')}\n`);
    },
    blame: () => undefined,
  };
}

/** Tells a program: one JSON object a line. */
export function jsonWatcher(say: Say): Watcher {
  return {
    news: (news) => say(jsonLine(news)),
    blame: (blame) => {
      for (const held of blame) say(jsonLine({ kind: 'held', ...held }));
    },
  };
}

/** A value as a line of JSON that no terminal obeys. */
export function jsonLine(value: unknown): string {
  return `${visibleJson(JSON.stringify(value))}\n`;
}
