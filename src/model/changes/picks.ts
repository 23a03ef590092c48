import { assign } from 'xstate';
import type { StepEvent } from '../thread-def.ts';

/**
 * The action of a step that picks: keeps the indices it chose in the thread's context.
 *
 * @example setup({ types: threadTypes<Ports, { page?: number }>(), actions: { pick: keep('page') } })
 */
export function keep<const N extends string>(...names: readonly N[]) {
  return assign<Partial<Record<N, number>>, StepEvent, undefined, StepEvent, never>(
    ({ event }) =>
      Object.fromEntries(names.map((name) => [name, event[name]])) as Partial<Record<N, number>>,
  );
}

/** The action of a step after which the thread works on nothing: the indices leave its context. */
export function forget<const N extends string>(...names: readonly N[]) {
  return assign<Partial<Record<N, number>>, StepEvent, undefined, StepEvent, never>(
    () => Object.fromEntries(names.map((name) => [name, undefined])) as Partial<Record<N, number>>,
  );
}
