import type { Rule } from '../model/rule.ts';
import type { Compiled } from './tables/compile.ts';
import { inState } from '../model/machine/in-state.ts';
import { watchesOf, type Watch } from './search/watch.ts';

/** The instances whose local states show what a rule says where a run of it ends; none where no state does. */
export function judgedAt(compiled: Compiled, rule: Rule, locals: Int32Array): readonly number[] {
  const watch = (
    holds: Parameters<typeof watchesOf>[2]['holds'],
    wanted: boolean,
  ): Watch | undefined =>
    'over' in rule
      ? watchesOf(compiled, rule.over, { rule, holds, asymmetric: true }).find(
          (one) => one.holds(locals) === wanted,
        )
      : undefined;
  switch (rule.kind) {
    case 'violation':
      return compiled.instances.flatMap(({ def }, i) => {
        const { value } = compiled.spaces[i]!.glimpses[locals[i]!]!;
        return def.id === rule.of && rule.states.some((path) => inState(value, path)) ? [i] : [];
      });
    case 'invariant':
      return watch(rule.holds, false)?.instances ?? [];
    case 'cover':
      return watch(rule.reached, true)?.instances ?? [];
    case 'progress':
      return watch(rule.pending, true)?.instances ?? [];
    case 'deadlock':
    case 'lock order':
    case 'atomic context':
      return [];
  }
}
