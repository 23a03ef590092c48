import type { Seen } from '../../../model/rule.ts';

/** What a thread that holds references of a pagemap may keep of them. */
export interface Holder {
  /** How many references it holds; absent where a state tagged `holding` stands for one. */
  readonly refs?: number;
}

/**
 * How many references of a pagemap a thread holds by its own account: none where it is not in a state
 * tagged `holding`, there the number that it keeps, or one if it keeps none.
 */
export function heldBy(thread: Seen<Holder>): number {
  return thread.has('holding') ? (thread.context.refs ?? 1) : 0;
}
