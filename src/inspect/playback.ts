import type { LocalState } from '../schemas/run.ts';
import type { MessageEvent } from './message.ts';

/** Who is on stage: one actor of the inspector. */
export interface PlayedActor {
  readonly name: string;
  /** The actor that it belongs to; the root when absent. */
  readonly parent?: string;
  /** The machine's configuration as JSON; absent for one that is no statechart. */
  readonly definition?: string;
  /** No value for one that is no statechart. */
  readonly initial: Partial<LocalState>;
}

/** An event from one actor to another, and the state of the one that it reaches. */
export interface PlayedEvent {
  readonly from: string;
  readonly to: string;
  readonly event: MessageEvent;
  /** Absent for an actor that has no states. */
  readonly after?: LocalState;
}

/** What happens in one instant. */
export interface Move {
  /** One line for the terminal. */
  readonly title: string;
  readonly said: readonly PlayedEvent[];
}

/** Actors and what happens between them, as plain data. */
export interface Playback {
  /** The first is the root, the source of what no other actor causes. */
  readonly actors: readonly [PlayedActor, ...PlayedActor[]];
  readonly moves: readonly Move[];
}
