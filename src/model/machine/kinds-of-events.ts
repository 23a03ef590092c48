import type { Problem } from '../error.ts';
import type { EventKind } from '../event-kind.ts';

/** The lists in which a declaration names the events of an object. */
interface Listed {
  readonly effects?: readonly string[];
  readonly waits?: readonly string[];
  readonly answers?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The kind of each event that an object lists.
 *
 * A list that came later would otherwise win without a word: an effect that is listed as a wait as well
 * blocks the thread where it should have led to a violation.
 *
 * @returns with the kinds a problem for each event that is listed twice, whether in two lists or in one
 */
export function kindsOfEvents(
  id: string,
  { effects = [], waits = [], answers = {} }: Listed,
): { events: Map<string, EventKind>; problems: Problem[] } {
  const kinds = new Map<string, EventKind>();
  const problems: Problem[] = [];
  const listedIn = new Map<string, string>();
  const list = (kind: EventKind, events: readonly string[], where: string): void => {
    for (const event of events) {
      const before = listedIn.get(event);
      if (before !== undefined) {
        problems.push({
          where: `object ${id}, event ${event}`,
          problem:
            before === where
              ? `is listed twice under ${where}`
              : `is listed under ${before} and under ${where}`,
          fix: 'an event has one kind: list it once, or give the two meanings two names',
        });
      }
      listedIn.set(event, where);
      kinds.set(event, kind);
    }
  };
  list('effect', effects, 'effects');
  list('wait', waits, 'waits');
  for (const [question, set] of Object.entries(answers))
    list('answer', set, `the answers of ${question}`);
  return { events: kinds, problems };
}
