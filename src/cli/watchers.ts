import type { Palette } from '../report/palette.ts';
import { wrap } from '../report/wrap.ts';
import type { Watcher } from './watch-log.ts';

type Say = (text: string) => void;

/** Tells a person: one paragraph for each thing that has changed. */
export function textWatcher(say: Say, width: number, palette: Palette): Watcher {
  return {
    news: ({ line, kind, object, text }) => {
      // Blame names its pagemap itself.
      const about = object === undefined || kind === 'blame' ? '' : `${object}: `;
      const [first = '', ...rest] = wrap(`line ${line}, ${kind}: ${about}${text}`, width, 2);
      say(`${[kind === 'verdict' ? palette.strong(first) : first, ...rest].join('\n')}\n`);
    },
    blame: () => undefined,
  };
}

/** Tells a program: one JSON object a line. */
export function jsonWatcher(say: Say): Watcher {
  return {
    news: (news) => say(`${JSON.stringify(news)}\n`),
    blame: (blame) => {
      for (const held of blame) say(`${JSON.stringify({ kind: 'held', ...held })}\n`);
    },
  };
}
