import type { ActorMessage, MessageSnapshot } from '../../../src/inspect/message.ts';
import { isViolation, stateText } from './state-text.ts';

interface ActorsProps {
  readonly actors: readonly ActorMessage[];
  readonly states: ReadonlyMap<string, MessageSnapshot>;
  /** Who gets the current event. */
  readonly moved: string | undefined;
  readonly chosen: string | undefined;
  readonly choose: (sessionId: string) => void;
}

/** Who is there, parents before those that belong to them, each with its state. */
export function ActorsView({ actors, states, moved, chosen, choose }: ActorsProps) {
  return (
    <ul class="actors" aria-label="Actors">
      {actors.map(({ sessionId, name, parentId }) => {
        const state = states.get(sessionId)!;
        const classes = [
          'actor',
          parentId !== undefined && 'inner',
          sessionId === moved && 'moved',
        ];
        return (
          <li key={sessionId}>
            <button
              type="button"
              class={[...classes, isViolation(state) && 'violation'].filter(Boolean).join(' ')}
              aria-pressed={sessionId === chosen}
              onClick={() => choose(sessionId)}
            >
              <strong>{name}</strong>
              <span class="after">{stateText(state)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
