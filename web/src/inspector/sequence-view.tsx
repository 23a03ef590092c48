import { useCallback } from 'preact/hooks';
import { readable } from '../../../src/report/run/local-state.ts';
import { Chunks } from './chunks.tsx';
import type { EventsProps } from './events-view.tsx';
import { isViolation } from './state-text.ts';
import type { Entry } from './stream.ts';

/** Width of an actor's column. */
const COLUMN_PX = 118;
/** Advance of a character of the monospaced font. */
const CHARACTER_PX = 7.3;
const BESIDE_PX = 8;

/** One column an actor, time downwards, an arrow for each event from its source to its actor. */
export function SequenceView({ entries, at, goTo }: EventsProps) {
  const columns = columnsOf(entries);
  const known = columns.join('\n');
  const draw = useCallback(
    ({ event, after }: Entry, number: number, isCurrent: boolean) => {
      const [from, to] = [event.sourceId, event.sessionId].map(
        (id) => (columns.indexOf(id) + 0.5) * COLUMN_PX,
      ) as [number, number];
      const bad = after !== undefined && isViolation(after);
      return (
        <button
          type="button"
          key={number}
          class={bad ? 'sent violation' : 'sent'}
          aria-current={isCurrent ? 'step' : undefined}
          onClick={() => goTo(number)}
        >
          <span class="type" style={{ left: `${labelAt(event.event.type, from, to)}px` }}>
            {event.event.type}
          </span>
          <span class="only-read">
            {' '}
            from {event.sourceId} to {event.sessionId}{' '}
          </span>
          <span
            class={from > to ? 'shaft leftward' : from === to ? 'shaft self' : 'shaft'}
            style={{ left: `${Math.min(from, to)}px`, width: `${Math.abs(to - from)}px` }}
          />
          {after && (
            <span class="after" style={{ left: `${to + BESIDE_PX}px` }}>
              {readable(after.value)}
            </span>
          )}
        </button>
      );
    },
    [known, goTo],
  );
  return (
    <div
      class="sequence"
      style={{ '--column': `${COLUMN_PX}px`, '--wide': `${(columns.length + 1) * COLUMN_PX}px` }}
    >
      <div class="sequence-head" aria-hidden="true">
        {columns.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <Chunks {...{ entries, at, draw }} />
    </div>
  );
}

/** Where the name of an event begins: at the head of its arrow, which is brought into sight. */
function labelAt(name: string, from: number, to: number): number {
  const before = to - BESIDE_PX - name.length * CHARACTER_PX;
  return from < to ? Math.max(BESIDE_PX, before) : to + BESIDE_PX;
}

/** Who sends or gets anything, in the order in which they do. */
function columnsOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ event }) => [event.sourceId, event.sessionId]))];
}
