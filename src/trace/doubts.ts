import { NEEDED, type Armed } from './armed.ts';
import type { Log } from './read-log.ts';

/** Why nothing can be concluded from a log, whatever its events say. */
export function doubtsOf(log: Log, armed: Armed): string[] {
  const missing = NEEDED.filter((name) => !armed.has(name));
  return [
    ...log.lost.map(({ line, text }) => `events are lost (line ${line}: ${text})`),
    ...(log.outOfOrder === undefined
      ? []
      : [
          `line ${log.outOfOrder} is older than the line before it: the order of events is not known`,
        ]),
    ...(missing.length === 0 ? [] : [`not armed: ${missing.join(', ')}`]),
  ];
}

/** What a reader must know of lines that are no part of ftrace's text; they are passed over. */
export function unreadIn({ bad }: Log): string[] {
  const [first] = bad;
  return first
    ? [
        `lines that cannot be read: ${bad.length}, the first is line ${first.line}: ${first.text.trim()}`,
      ]
    : [];
}
