import type { News } from '../../trace/index.ts';
import { logText } from '../../report/log/log-text.ts';
import { findingText } from '../../report/log/finding-text.ts';
import { blameText } from '../../report/log/blame-text.ts';
import type { Palette } from '../../report/text/palette.ts';
import { visible, visibleJson } from '../../report/text/visible.ts';
import { wrap } from '../../report/text/wrap.ts';
import type { Watcher } from './watch-log.ts';

type Say = (text: string) => void;

/** Tells a person: one paragraph for each thing that has changed. */
export function textWatcher(say: Say, width: number, palette: Palette): Watcher {
  return {
    news: (news) => {
      const { line, kind } = news;
      const told = visible(`line ${line}, ${kind}: ${newsText(news)}`);
      const [first = '', ...rest] = wrap(told, width, 2);
      say(`${[kind === 'verdict' ? palette.strong(first) : first, ...rest].join('\n')}\n`);
    },
    blame: () => undefined,
  };
}

function newsText(news: News): string {
  switch (news.kind) {
    case 'verdict':
      return `${news.on.object}: ${news.on.verdict}: ${logText(news.on)}`;
    case 'blame':
      return news.blame ? blameText(news.blame) : `the wait for ${news.object} is over`;
    case 'lost':
      return findingText(news.loss);
    case 'bad':
      return news.text;
  }
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
