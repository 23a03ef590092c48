import type { Locals } from '../../src/explore/interpret.ts';
import type { Scene, SceneRule } from '../../src/explore/scene-data.ts';

/** Whether a state shows what a rule looks for; undefined where it is not told of single states. */
export function shownHere({ shown }: SceneRule, locals: Locals): boolean | undefined {
  return shown?.some(({ instances, tuples }) =>
    tuples.includes(instances.map((i) => locals[i]).join()),
  );
}

/** Finds the first safety rule that a state breaks, with the sentence of the violation that it is. */
export function breakerOf({ rules }: Scene): (locals: Locals) => SceneRule | undefined {
  const safety = rules.filter(({ kind }) => kind === 'violation' || kind === 'invariant');
  const told = safety.flatMap((rule) =>
    (rule.shown ?? []).map(({ instances, tuples, sentence = rule.sentence }) => ({
      rule: { ...rule, sentence },
      instances,
      tuples: new Set(tuples),
    })),
  );
  return (locals) =>
    told.find(({ instances, tuples }) => tuples.has(instances.map((i) => locals[i]).join()))?.rule;
}
