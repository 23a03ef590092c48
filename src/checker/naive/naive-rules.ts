import type { AnyView, Rule, Seen } from '../../model/rule.ts';
import type { Setting } from '../../model/composer.ts';
import { meets } from '../../model/changes/setting.ts';
import { isRead, saysSomething, type Scope } from '../../model/scope.ts';
import { machinesOfEverySize } from '../tables/machines-of.ts';
import { askRule } from '../tables/ask-rule.ts';
import { inState } from '../../model/machine/in-state.ts';
import { memberOf } from '../tables/member.ts';
import { namesAsked, type Asking } from '../tables/names-asked.ts';
import { viewOf } from '../tables/view-of.ts';
import { glimpseOf, type NaiveState, type NaiveSystem } from './naive-system.ts';

/** Whether a rule speaks of this system at these sizes. */
export function speaksOf(naive: NaiveSystem, rule: Rule, sizes: Setting): boolean {
  const defs = naive.instances.map(({ def }) => def);
  if (!meets(sizes, rule.needs)) return false;
  if (rule.kind === 'violation') return defs.some(({ id }) => id === rule.of);
  return !('over' in rule) || saysSomething(rule.over, defs, machinesOfEverySize(naive.system));
}

/** Whether a safety rule is broken in a state, or a situation covered. */
export function isFound(naive: NaiveSystem, rule: Rule, state: NaiveState): boolean {
  if (rule.kind === 'violation') {
    return naive.instances.some(
      ({ def }, i) =>
        def.id === rule.of && rule.states.some((path) => inState(state[i]!.value, path)),
    );
  }
  if (rule.kind === 'invariant')
    return viewsOf(naive, rule, state).some((view) => !askRule(rule.id, rule.holds, view));
  return (
    rule.kind === 'cover' &&
    viewsOf(naive, rule, state).some((view) => askRule(rule.id, rule.reached, view))
  );
}

/** What a predicate is given in a state: one view for each choice of its `each` scopes. */
export function viewsOf(
  { system, instances }: NaiveSystem,
  rule: Asking & { readonly over: Readonly<Record<string, Scope>> },
  state: NaiveState,
): AnyView[] {
  const asked = namesAsked(system, instances, rule);
  let views: (readonly [string, Seen | readonly Seen[]])[][] = [[]];
  for (const [name, scope] of Object.entries(rule.over)) {
    const members = instances.flatMap((instance, i) =>
      isRead(scope, instance.def) ? [memberOf(instance, glimpseOf(state[i]!), asked)] : [],
    );
    const options: (Seen | readonly Seen[])[] = scope.how === 'all' ? [members] : members;
    views = views.flatMap((view) => options.map((option) => [...view, [name, option] as const]));
  }
  return views.map(viewOf);
}
