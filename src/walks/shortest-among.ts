import type { Action } from '../checker/tables/action.ts';
import type { Compiled } from '../checker/tables/compile.ts';
import { tryStep } from '../checker/tables/enabled.ts';

/** States that are looked at. */
const STATES_MAX = 10_000;

/** What a shorter run is looked for among. */
interface Question {
  readonly compiled: Compiled;
  /** The run: only steps of it are taken, by their names, in whatever order and as often as they can be. */
  readonly actions: readonly Action[];
  readonly isGoal: (locals: Int32Array) => boolean;
  /** Whether to go no further from a state. */
  readonly isEnd: (locals: Int32Array) => boolean;
}

/**
 * A shortest run of steps that another run takes, to where that one leads: breadth first, over the states that
 * these steps alone come to.
 *
 * @returns undefined when there is none shorter than the run, or none was met
 */
export function shortestAmong(question: Question): readonly Action[] | undefined {
  const { compiled, actions, isGoal, isEnd } = question;
  const isWanted = wantedOf(compiled, actions);
  const states: Int32Array[] = [Int32Array.from(compiled.initial)];
  const cameFrom: number[] = [-1];
  const cameBy: (Action | undefined)[] = [undefined];
  const depths: number[] = [0];
  const seen = new Set([textOf(states[0]!)]);
  for (let at = 0; at < states.length && states.length < STATES_MAX; at++) {
    const locals = states[at]!;
    if (depths[at]! + 1 >= actions.length || isEnd(locals)) continue;
    for (const thread of compiled.threads) {
      for (const action of compiled.actionsOf(thread, locals[thread]!)) {
        if (!isWanted(action)) continue;
        const outcome = tryStep(compiled, action, locals);
        if (!('after' in outcome)) continue;
        const text = textOf(outcome.after);
        if (seen.has(text)) continue;
        seen.add(text);
        states.push(outcome.after);
        cameFrom.push(at);
        cameBy.push(action);
        depths.push(depths[at]! + 1);
        if (isGoal(outcome.after)) return wayTo(states.length - 1, cameFrom, cameBy);
      }
    }
  }
  return undefined;
}

function wantedOf(
  { transitions }: Compiled,
  actions: readonly Action[],
): (action: Action) => boolean {
  const nameOf = ({ thread, transition, picks }: Action): string => {
    const { machine, event } = transitions[transition]!;
    return `${machine} ${event} ${thread} ${JSON.stringify(picks)}`;
  };
  const names = new Set(actions.map(nameOf));
  const known: (boolean | undefined)[] = [];
  return (action) => (known[action.id] ??= names.has(nameOf(action)));
}

function wayTo(
  state: number,
  cameFrom: readonly number[],
  cameBy: readonly (Action | undefined)[],
): Action[] {
  const way: Action[] = [];
  for (let at = state; cameFrom[at]! >= 0; at = cameFrom[at]!) way.push(cameBy[at]!);
  return way.toReversed();
}

function textOf(locals: Int32Array): string {
  return String.fromCharCode(...locals);
}
