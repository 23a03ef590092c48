import { raceOfMoves } from '../../../src/explore/race-of-moves.ts';
import type { Scene, SceneRun } from '../../../src/explore/scene-data.ts';
import { breakerOf } from '../shown-here.ts';
import type { Story } from '../story.ts';

/** What a path of the reader's own tells that ends by breaking a rule. */
export type OwnPath = Pick<SceneRun, 'rule' | 'race'>;

/** The rule that a path breaks in its last step, and the steps whose order breaks it. */
export function ownPath(scene: Scene, { moves, states }: Story): OwnPath | undefined {
  const brokenIn = breakerOf(scene);
  const rule = brokenIn(states.at(-1)!);
  if (!rule || moves.length === 0 || brokenIn(states.at(-2)!)) return undefined;
  const { id, sentence, kind } = rule;
  const race = raceOfMoves(scene, moves, states, (locals) => brokenIn(locals) !== undefined);
  return { rule: { id, sentence, kind }, ...(race && { race }) };
}
