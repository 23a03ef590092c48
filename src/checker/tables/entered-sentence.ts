import type { ViolationRule } from '../../model/rule.ts';
import { inState } from '../../model/machine/in-state.ts';

/**
 * What is told of a broken rule: the sentence of each of its states that one of the values is in, the
 * rule's own where such a state has none.
 *
 * @param values of the instances of the rule's machine
 */
export function enteredSentence(
  { sentence, states, sentences = {} }: ViolationRule,
  values: readonly unknown[],
): string {
  const entered = states.filter((path) => values.some((value) => inState(value, path)));
  const told = new Set(entered.map((path) => sentences[path] ?? sentence));
  return told.size === 0 ? sentence : [...told].join('; ');
}
