import type { Entry, Slice } from '../link/slice.ts';
import type { Granted } from './granted.ts';
import type { Possible, StateSpace } from './possible-states.ts';

/** An event that no possible state explains. */
export interface Unexplained {
  readonly entry: Entry;
  /** Line of the last event that was explained. */
  readonly after?: number;
  /** Every state that was possible before the event. */
  readonly states: readonly Possible[];
}

/** A rule that every explanation of the log breaks. */
export interface Broken {
  readonly line: number;
  /** The tables in which the rest is meant: a slice may go on with larger ones. */
  readonly space: StateSpace;
  readonly instance: number;
  readonly local: number;
}

/** What was granted, at its line. */
export interface GrantedAt extends Granted {
  readonly line: number;
}

/** What came of following one slice, maybe only after something unlikely was granted. */
export interface FollowedSlice {
  readonly slice: Slice;
  /** The tables of the states in `unexplained`. */
  readonly space: StateSpace;
  /** In the order in which they happen; an instance breaks at most once. */
  readonly broken: readonly Broken[];
  readonly unexplained?: Unexplained;
  readonly granted?: GrantedAt;
}
