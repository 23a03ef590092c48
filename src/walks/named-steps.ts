import type { Action } from '../checker/tables/action.ts';
import type { Compiled } from '../checker/tables/compile.ts';
import type { NamedStep } from './regression.ts';

/** The steps of a run by their names. */
export function namedSteps({ instances }: Compiled, actions: readonly Action[]): NamedStep[] {
  return actions.map(({ thread, offer, picks }) => ({
    thread: instances[thread]!.name,
    step: offer.event,
    picks,
  }));
}

/** The step of these names where a thread is; undefined where it has none. */
export function actionNamed(
  compiled: Compiled,
  locals: Int32Array,
  { thread: name, step, picks }: NamedStep,
): Action | undefined {
  const thread = compiled.indexOf(name);
  if (thread === undefined || compiled.instances[thread]!.def.kind !== 'thread') return undefined;
  return compiled
    .actionsOf(thread, locals[thread]!)
    .find((action) => action.offer.event === step && samePicks(action.picks, picks));
}

/** Whether two choices of indices are the same. */
export function samePicks(a: NamedStep['picks'], b: NamedStep['picks']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
