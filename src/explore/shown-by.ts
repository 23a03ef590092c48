import type { Compiled } from '../checker/tables/compile.ts';
import { enteredSentence } from '../checker/tables/entered-sentence.ts';
import { machinesOfEverySize } from '../checker/tables/machines-of.ts';
import { inState } from '../model/machine/in-state.ts';
import { watchesOf, type Watch } from '../checker/search/watch.ts';
import type { Rule, ViolationRule } from '../model/rule.ts';
import { saysSomething } from '../model/scope.ts';
import type { ShownBy } from './scene-data.ts';

/** A predicate that has more combinations of local states than these is not judged for the page. */
const COMBINATIONS_MAX = 40_000;

/** A rule that more combinations than these show is not handed to the page. */
const TUPLES_MAX = 4_000;

/**
 * For each rule that speaks of single states, all combinations of local states in which it is broken
 * (violation, invariant), reached (cover) or still pending (progress), reachable or not. A rule that
 * reads too much for that is left out, so that nothing is told of it rather than a part.
 */
export function shownBy(compiled: Compiled): ReadonlyMap<string, readonly ShownBy[]> {
  const shown = new Map<string, readonly ShownBy[]>();
  for (const rule of compiled.system.rules) {
    const by =
      rule.kind === 'violation' ? violationsOf(compiled, rule) : predicateOf(compiled, rule);
    if (by) shown.set(rule.id, by);
  }
  return shown;
}

function predicateOf(compiled: Compiled, rule: Rule): ShownBy[] | undefined {
  const watches = watchesFor(compiled, rule);
  if (!watches) return undefined;
  const combinations = watches.map(({ instances }) =>
    instances.reduce((product, i) => product * compiled.spaces[i]!.size, 1),
  );
  if (combinations.reduce((sum, one) => sum + one, 0) > COMBINATIONS_MAX) return undefined;
  const all = watches.map((watch) => ({
    instances: watch.instances,
    tuples: tuplesOf(compiled, watch, rule.kind !== 'invariant'),
  }));
  return all.some(({ tuples }) => tuples.length > TUPLES_MAX) ? undefined : all;
}

/** Every combination in which the predicate has the value that is worth telling. */
function tuplesOf({ spaces, instances }: Compiled, watch: Watch, worth: boolean): string[] {
  const tuples: string[] = [];
  const locals = instances.map(() => 0);
  const walk = (k: number): void => {
    const i = watch.instances[k];
    if (i === undefined) {
      if (valueOf(watch, locals) === worth)
        tuples.push(watch.instances.map((at) => locals[at]).join());
      return;
    }
    for (let local = 0; local < spaces[i]!.size; local++) {
      locals[i] = local;
      walk(k + 1);
    }
  };
  walk(0);
  return tuples;
}

/** A predicate is bound to answer for reachable states only. */
function valueOf(watch: Watch, locals: readonly number[]): boolean | undefined {
  try {
    return watch.holds(locals);
  } catch {
    return undefined;
  }
}

function watchesFor(compiled: Compiled, rule: Rule): Watch[] | undefined {
  if (!('over' in rule)) return undefined;
  const defs = compiled.instances.map(({ def }) => def);
  if (!saysSomething(rule.over, defs, machinesOfEverySize(compiled.system))) return undefined;
  const holds =
    rule.kind === 'invariant' ? rule.holds : rule.kind === 'cover' ? rule.reached : rule.pending;
  return watchesOf(compiled, rule.over, { rule, holds, asymmetric: true });
}

function violationsOf(compiled: Compiled, rule: ViolationRule): ShownBy[] {
  return compiled.instances.flatMap(({ def }, i) => {
    if (def.id !== rule.of) return [];
    const bySentence = new Map<string, string[]>([[rule.sentence, []]]);
    for (const [local, { value }] of compiled.spaces[i]!.glimpses.entries()) {
      if (!rule.states.some((path) => inState(value, path))) continue;
      const sentence = enteredSentence(rule, [value]);
      bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), String(local)]);
    }
    return [...bySentence].map(([sentence, tuples]) => ({
      ...(sentence !== rule.sentence && { sentence }),
      instances: [i],
      tuples,
    }));
  });
}
