import type {
  ActorMessage,
  EventMessage,
  InspectionMessage,
  MessageSnapshot,
} from '../../../src/inspect/message.ts';

/** An event of the stream, and the state that it leaves its actor in. */
export interface Entry {
  readonly event: EventMessage;
  /** Absent for an actor that has no states. */
  readonly after?: MessageSnapshot;
}

/** All that was heard, in order; it only grows. */
export class Stream {
  readonly actors: ActorMessage[] = [];
  readonly entries: Entry[] = [];

  add(message: InspectionMessage): void {
    if (message.type === '@xstate.actor') this.actors.push(message);
    else if (message.type === '@xstate.event') this.entries.push({ event: message });
    else this.#settle(message.sessionId, message.snapshot);
  }

  /** The state of each actor after so many events. */
  states(at: number): ReadonlyMap<string, MessageSnapshot> {
    const states = new Map(this.actors.map(({ sessionId, snapshot }) => [sessionId, snapshot]));
    for (const { event, after } of this.entries.slice(0, at))
      if (after) states.set(event.sessionId, after);
    return states;
  }

  /** A snapshot belongs to the last event of its actor. */
  #settle(sessionId: string, after: MessageSnapshot): void {
    const at = this.entries.findLastIndex(({ event }) => event.sessionId === sessionId);
    const entry = this.entries[at];
    if (entry && !entry.after) this.entries[at] = { ...entry, after };
  }
}
