import type { AnyTransitionDefinition } from 'xstate';
import type { Place, Refusals } from './refusals.ts';

/** Whether candidates read as `if … else if … else`: all are guarded but the last, the *otherwise*. */
export function hasOtherwise(candidates: readonly { readonly guard?: unknown }[]): boolean {
  return (
    candidates.length > 1 &&
    candidates.every(({ guard }, i) => (guard === undefined) === (i === candidates.length - 1))
  );
}

/** Refuses candidates that stand behind one without a guard: XState never gets to them. */
export function admitCandidates(
  refusals: Refusals,
  place: Place,
  candidates: readonly AnyTransitionDefinition[],
): void {
  const first = candidates.findIndex(({ guard }) => guard === undefined);
  if (first < 0 || first === candidates.length - 1) return;
  refusals.at(
    place,
    `candidate ${first + 1} has no guard, so that none after it is ever taken`,
    'guard it, or make it the last: the otherwise of those before it',
  );
}
