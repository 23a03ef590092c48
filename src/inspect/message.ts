import type { LocalState } from '../schemas/run.ts';

/** The version of the protocol's package whose messages these are. */
export const PROTOCOL_VERSION = '0.7.2';

interface Message {
  readonly sessionId: string;
  readonly rootId: string;
  /** Milliseconds, as text. */
  readonly createdAt: string;
  readonly id: null;
  readonly _version: typeof PROTOCOL_VERSION;
}

/** A state as the protocol carries it: what XState writes for a snapshot. */
export interface MessageSnapshot extends Partial<LocalState> {
  readonly status: 'active';
}

/** Something that happens to an actor. */
export interface MessageEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** An actor is there. */
export interface ActorMessage extends Message {
  readonly type: '@xstate.actor';
  readonly name: string;
  readonly parentId?: string;
  /** The machine's configuration as JSON. */
  readonly definition?: string;
  readonly snapshot: MessageSnapshot;
}

/** An event goes from one actor to another. */
export interface EventMessage extends Message {
  readonly type: '@xstate.event';
  readonly sourceId: string;
  readonly event: MessageEvent;
}

/** An actor is in this state after an event. */
interface SnapshotMessage extends Message {
  readonly type: '@xstate.snapshot';
  readonly event: MessageEvent;
  readonly snapshot: MessageSnapshot;
}

/** One message to the Stately inspector, in the form that `@statelyai/inspect` sends and receives. */
export type InspectionMessage = ActorMessage | EventMessage | SnapshotMessage;
