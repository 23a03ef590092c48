/**
 * What an event of an object may do in a state that has no transition for it (docs/architecture.md A2).
 *
 * - `effect`: the kernel does it whether it is right or not, so every state accepts it, and where it
 *   must not happen it leads to a `violation` state.
 * - `wait`: a lock or a completion; a state may refuse it, the thread then blocks.
 * - `answer`: one of a declared set of answers to one question; every state accepts exactly one.
 */
export type EventKind = 'effect' | 'wait' | 'answer';
