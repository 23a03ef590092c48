import type { FindingOf } from '../../schemas/log-finding.ts';
import { NEEDED, NEEDED_OF_TYPE, type Armed } from '../kernel/armed.ts';
import type { LineReader } from '../log/line-reader.ts';
import type { Loss } from '../log/loss.ts';

/** Why nothing can be concluded from a log whose probes leave out what is needed. */
export function notArmed(armed: Armed): FindingOf<'not armed'>[] {
  const events = NEEDED.filter((name) => !armed.has(name));
  return events.length === 0 ? [] : [{ kind: 'not armed', facts: { events } }];
}

/** Why nothing can be concluded of memory of a type whose users the probes do not show. */
export function usersNotArmed(type: number | undefined, armed: Armed): FindingOf<'not armed'>[] {
  if (type === undefined) return [];
  const events = (NEEDED_OF_TYPE[type] ?? []).filter((name) => !armed.has(name));
  return events.length === 0 ? [] : [{ kind: 'not armed', facts: { events, type } }];
}

/** Why nothing can be concluded of an object that was alive while events were lost. */
export function lossFinding({ line, text, missed }: Loss): FindingOf<'lost'> & { line: number } {
  return { kind: 'lost', line, facts: { text, ...(missed !== undefined && { missed }) } };
}

/** What a reader must know of lines that are no part of ftrace's text; they are passed over. */
export function unreadIn({
  badLines,
  bad,
}: Pick<LineReader, 'badLines' | 'bad'>): FindingOf<'unread'>[] {
  const [first] = bad;
  if (!first) return [];
  return [
    { kind: 'unread', line: first.line, facts: { lines: badLines, first: first.text.trim() } },
  ];
}
