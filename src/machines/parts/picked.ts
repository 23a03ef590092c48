import type { StepEvent } from '../../model/thread-def.ts';

/** What an `assign` keeps of a step that picks: all that it has picked, and nothing else changes. */
export const picked = <C>({ event }: { readonly event: StepEvent }): Partial<C> => {
  const { type: _, ...values } = event;
  return values as Partial<C>;
};
