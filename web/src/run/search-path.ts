import { enabledIn, localOf, type Locals } from '../../../src/explore/interpret.ts';
import type { Scene } from '../../../src/explore/scene-data.ts';
import type { Move } from '../story.ts';

/** States after which the page gives up; the command line searches further. */
export const SEARCHED_MAX = 60_000;

/** The shortest moves to a state, or why there are none. */
type Found =
  | { readonly moves: readonly Move[] }
  | { readonly nowhere: 'not reachable' | 'not within reach' };

/** Searches breadth first from a state; the tables may end before the system does. */
export function searchPath(scene: Scene, from: Locals, wanted: (locals: Locals) => boolean): Found {
  const states: Locals[] = [from];
  const came: { readonly from: number; readonly move: Move }[] = [];
  const seen = new Set([from.join()]);
  for (let head = 0; head < states.length; head++) {
    for (const { thread, number, after } of enabledIn(scene, states[head]!)) {
      const key = after.join();
      if (seen.has(key)) continue;
      seen.add(key);
      came[states.push(after) - 1] = { from: head, move: [thread, number] };
      if (wanted(after)) return { moves: wayTo(states.length - 1, came) };
    }
    if (states.length > SEARCHED_MAX) return { nowhere: 'not within reach' };
  }
  return { nowhere: 'not reachable' };
}

function wayTo(
  state: number,
  came: readonly { readonly from: number; readonly move: Move }[],
): Move[] {
  const moves: Move[] = [];
  for (let at = state; at !== 0; at = came[at]!.from) moves.push(came[at]!.move);
  return moves.toReversed();
}

/** Whether some instance is in a violation. */
export function isViolated(scene: Scene, locals: Locals): boolean {
  return locals.some((local, i) => localOf(scene, i, local).tags?.includes('violation') === true);
}

/** Whether every thread may rest for ever. */
export function isAtRest(scene: Scene, locals: Locals): boolean {
  return scene.instances.every(
    ({ kind }, i) =>
      kind === 'object' || localOf(scene, i, locals[i]!).tags?.includes('rest') === true,
  );
}
