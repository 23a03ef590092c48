import type { Place, Refusals } from './refusals.ts';

const ONLY_ASSIGN = 'only assign changes the state; sends go into the ports of a step';

/** Refuses every action that is not an `assign`, named or inline. */
export function admitActions(refusals: Refusals, place: Place, actions: readonly unknown[]): void {
  for (const action of actions) {
    if (typeof action === 'function') {
      if (!isAssign(action)) refusals.at(place, inlineProblem(action), ONLY_ASSIGN);
      continue;
    }
    const name = typeof action === 'string' ? action : (action as { type?: unknown } | null)?.type;
    if (typeof name !== 'string') {
      refusals.at(place, 'an action has no name', 'name one of setup({ actions })');
      continue;
    }
    const { actions: known } = refusals.def.machine.implementations;
    if (!Object.hasOwn(known, name)) {
      refusals.at(
        place,
        `action '${name}' is not in setup({ actions }) (XState would ignore it)`,
        'define it there, or correct the name',
      );
    } else if (!isAssign(known[name])) {
      refusals.at(place, `action '${name}' is not an assign`, ONLY_ASSIGN);
    }
  }
}

/** Whether an action is XState's `assign`, which changes context and does nothing else. */
export function isAssign(action: unknown): boolean {
  return typeof action === 'function' && (action as { type?: unknown }).type === 'xstate.assign';
}

/** XState runs such a function when an actor takes the transition; the state that follows is the same. */
function inlineProblem(action: object): string {
  const { type, name } = action as { type?: unknown; name: string };
  if (typeof type === 'string' && type.startsWith('xstate.'))
    return `action ${type.slice('xstate.'.length)}() is not an assign`;
  return `the inline action${name === '' || name === 'actions' ? '' : ` ${name}`} is not an assign: XState runs it, and no state shows what it did`;
}
