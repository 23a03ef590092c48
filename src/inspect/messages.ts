import type { LocalState } from '../schemas/run.ts';
import {
  PROTOCOL_VERSION,
  type ActorMessage,
  type InspectionMessage,
  type MessageSnapshot,
} from './message.ts';
import type { Move, Playback, PlayedActor } from './playback.ts';

/**
 * Tells a scene in messages of the inspector. Each message is a millisecond later than the one before,
 * so that their order can be read off their times as well.
 */
export class Messages {
  readonly #actors: Playback['actors'];
  #now: number;

  constructor(actors: Playback['actors'], startMs: number) {
    this.#actors = actors;
    this.#now = startMs;
  }

  /** Who is there, parents first; nothing can be said to anyone before this. */
  opening(): InspectionMessage[] {
    return this.#actors.map((actor) => this.#actor(actor));
  }

  of({ said }: Move): InspectionMessage[] {
    return said.flatMap(({ from, to, event, after }): InspectionMessage[] => [
      { type: '@xstate.event', sourceId: from, ...this.#common(to), event },
      ...(after
        ? [
            {
              type: '@xstate.snapshot' as const,
              ...this.#common(to),
              event,
              snapshot: snapshot(after),
            },
          ]
        : []),
    ]);
  }

  #actor({ name, parent, definition, initial }: PlayedActor): ActorMessage {
    const root = this.#actors[0].name;
    return {
      type: '@xstate.actor',
      name,
      ...this.#common(name),
      ...(name !== root && { parentId: parent ?? root }),
      ...(definition !== undefined && { definition }),
      snapshot: snapshot(initial),
    };
  }

  #common(sessionId: string) {
    return {
      sessionId,
      rootId: this.#actors[0].name,
      createdAt: String(this.#now++),
      id: null,
      _version: PROTOCOL_VERSION,
    } as const;
  }
}

function snapshot(state: Partial<LocalState>): MessageSnapshot {
  return { status: 'active', ...state };
}

/** All messages of a scene at once. */
export function messagesOf({ actors, moves }: Playback, startMs: number): InspectionMessage[] {
  const messages = new Messages(actors, startMs);
  return [...messages.opening(), ...moves.flatMap((move) => messages.of(move))];
}
