import { NEEDED, NEEDED_OF_TYPE, type Armed } from '../kernel/armed.ts';
import type { LineReader } from '../log/line-reader.ts';
import type { Loss } from '../log/loss.ts';

/** Why nothing can be concluded from a log whose probes leave out what is needed. */
export function notArmed(armed: Armed): string[] {
  const missing = NEEDED.filter((name) => !armed.has(name));
  return missing.length === 0 ? [] : [`not armed: ${missing.join(', ')}`];
}

/** Why nothing can be concluded of memory of a type whose users the probes do not show. */
export function usersNotArmed(type: number | undefined, armed: Armed): string[] {
  const needed = type === undefined ? [] : (NEEDED_OF_TYPE[type] ?? []);
  const missing = needed.filter((name) => !armed.has(name));
  return missing.length === 0
    ? []
    : [`not armed: ${missing.join(', ')}, so that the users of type ${type} memory are not seen`];
}

/** Why nothing can be concluded of an object that was alive while events were lost. */
export function lostInWords({ line, text, missed }: Loss): string {
  return missed === undefined
    ? `events are lost (line ${line}: ${text})`
    : `events are missing (line ${line}: ${text})`;
}

/** What a reader must know of lines that are no part of ftrace's text; they are passed over. */
export function unreadIn({ badLines, bad }: Pick<LineReader, 'badLines' | 'bad'>): string[] {
  const [first] = bad;
  return first
    ? [
        `lines that cannot be read: ${badLines}, the first is line ${first.line}: ${first.text.trim()}`,
      ]
    : [];
}
