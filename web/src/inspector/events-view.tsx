import { useCallback } from 'preact/hooks';
import { Chunks } from './chunks.tsx';
import { isViolation, stateText } from './state-text.ts';
import type { Entry } from './stream.ts';

export interface EventsProps {
  readonly entries: readonly Entry[];
  readonly at: number;
  readonly goTo: (at: number) => void;
}

/** Every event with who sends it to whom, and the state that follows from it. */
export function EventsView({ entries, at, goTo }: EventsProps) {
  const draw = useCallback(
    ({ event, after }: Entry, number: number, isCurrent: boolean) => (
      <button
        type="button"
        key={number}
        class={after && isViolation(after) ? 'told violation' : 'told'}
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => goTo(number)}
      >
        <span class="number">{number}</span>
        <span class="who">
          <span class="from">{event.sourceId}</span> → <strong class="to">{event.sessionId}</strong>
        </span>
        <code class="type">{event.event.type}</code>
        <span class="after">{after ? stateText(after) : ''}</span>
      </button>
    ),
    [goTo],
  );
  return (
    <div class="events-list">
      <Chunks {...{ entries, at, draw }} />
    </div>
  );
}
