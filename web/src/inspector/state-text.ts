import type { MessageSnapshot } from '../../../src/inspect/message.ts';
import { describe } from '../../../src/report/run/local-state.ts';

/** A state as a reader says it; empty for an actor that has none. */
export function stateText({ value, context = {} }: MessageSnapshot): string {
  return value === undefined ? '' : describe({ value, context });
}

/** Whether a state is one that must not be. */
export function isViolation({ tags }: MessageSnapshot): boolean {
  return tags?.includes('violation') === true;
}
