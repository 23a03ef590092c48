import { NEEDED, type Armed } from './armed.ts';
import type { Log } from './read-log.ts';

/** Why nothing can be concluded from a log, whatever its events say. */
export function doubtsOf(log: Log, armed: Armed): string[] {
  const missing = NEEDED.filter((name) => !armed.has(name));
  return [
    ...log.lost.map(({ line, text }) => `events are lost (line ${line}: ${text})`),
    ...(log.outOfOrder === undefined
      ? []
      : [`line ${log.outOfOrder} is older than the line before it: the order of events is not known`]),
    ...(log.bad.length === 0
      ? []
      : [`${log.bad.length} lines cannot be read, the first is line ${log.bad[0]!.line}: ${log.bad[0]!.text}`]),
    ...(missing.length === 0 ? [] : [`not armed: ${missing.join(', ')}`]),
  ];
}
