import type { Exploration } from '../checker/exploration.ts';
import { inState } from '../checker/member.ts';
import { watchesOf, type Watch } from '../checker/watch.ts';
import type { Rule } from '../model/rule.ts';
import type { ShownBy } from './page-data.ts';

/** More tuples than these are not handed to the page. */
const TUPLES_MAX = 4_000;

/** Bindings beyond these are not judged again: the page then says nothing of that rule. */
const WATCHES_MAX = 64;

interface Judged {
  readonly rule: string;
  readonly watch: Watch;
  /** The value of the predicate that is worth telling. */
  readonly worth: boolean;
  readonly seen: Map<string, boolean>;
}

/**
 * For each rule that speaks of single states, the local states in which it is broken (violation,
 * invariant), reached (cover) or still pending (progress), as far as a search and the given paths met
 * them.
 */
export function shownBy(
  exploration: Exploration,
  paths: readonly { readonly states: readonly Int32Array[] }[],
): ReadonlyMap<string, readonly ShownBy[]> {
  const { compiled } = exploration;
  const shown = new Map<string, readonly ShownBy[]>();
  const judged: Judged[] = [];
  for (const rule of compiled.system.rules) {
    if (rule.kind === 'violation') shown.set(rule.id, violationsOf(exploration, rule));
    for (const watch of watchesFor(exploration, rule))
      judged.push({ rule: rule.id, watch, worth: rule.kind !== 'invariant', seen: new Map() });
  }
  const locals = new Int32Array(compiled.instances.length);
  for (let state = 0; state < exploration.states; state++)
    for (const one of judged) look(one, exploration.locals(state, locals));
  for (const { states } of paths)
    for (const state of states) for (const one of judged) look(one, state);
  for (const { rule, watch, worth, seen } of judged) {
    const tuples = [...seen].filter(([, value]) => value === worth).map(([tuple]) => tuple);
    const others = shown.get(rule) ?? [];
    if (tuples.length > TUPLES_MAX) shown.delete(rule);
    else shown.set(rule, [...others, { instances: watch.instances, tuples }]);
  }
  return shown;
}

function look({ watch, seen }: Judged, locals: Int32Array): void {
  const tuple = watch.instances.map((i) => locals[i]).join();
  if (!seen.has(tuple)) seen.set(tuple, watch.holds(locals));
}

function watchesFor({ compiled }: Exploration, rule: Rule): Watch[] {
  const has = (id: string): boolean => compiled.instances.some(({ def }) => def.id === id);
  if (!('over' in rule)) return [];
  if (Object.values(rule.over).some(({ of, how }) => how !== 'all' && !has(of))) return [];
  const holds =
    rule.kind === 'invariant' ? rule.holds : rule.kind === 'cover' ? rule.reached : rule.pending;
  const watches = watchesOf(compiled, rule.over, { rule: rule.id, holds, asymmetric: true });
  return watches.length > WATCHES_MAX ? [] : watches;
}

function violationsOf(
  { compiled }: Exploration,
  { of, states }: { readonly of: string; readonly states: readonly string[] },
): ShownBy[] {
  return compiled.instances.flatMap(({ def }, i) => {
    if (def.id !== of) return [];
    const tuples = compiled.spaces[i]!.glimpses.flatMap(({ value }, local) =>
      states.some((path) => inState(value, path)) ? [String(local)] : [],
    );
    return [{ instances: [i], tuples }];
  });
}
