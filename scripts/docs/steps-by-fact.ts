import { nodesOf } from '../../src/model/machine/state-nodes.ts';
import { instancesOf } from '../../src/model/changes/revised-instances.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import type { AnyThreadDef, StepMeta } from '../../src/model/thread-def.ts';
import { systems } from '../../src/systems/index.ts';
import type { FactsSection } from './facts-row.ts';

/** For each `section row`, the steps that render it and the threads that take them. */
export type StepsByFact = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/**
 * Collects the steps of every published thread by the row that they say they render.
 *
 * @throws Error for a step that names a row which the sections do not have
 */
export function stepsByFact(sections: readonly FactsSection[]): StepsByFact {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const thread of threads()) {
    for (const node of nodesOf(thread.machine.root)) {
      for (const [event, candidates] of node.transitions) {
        for (const { meta } of candidates) {
          const { facts } = (meta ?? {}) as StepMeta;
          for (const fact of facts === undefined ? [] : rowsNamed(facts, sections)) {
            const steps = found.get(fact) ?? new Map<string, Set<string>>();
            found.set(fact, steps);
            steps.set(event, (steps.get(event) ?? new Set()).add(thread.id));
          }
        }
      }
    }
  }
  return found;
}

/**
 * The rows that a text such as `A3 U4.1-U4.4, A1 REF-exit` names; sections that are not in the list
 * and sections named as a whole are passed over.
 */
export function rowsNamed(facts: string, sections: readonly FactsSection[]): string[] {
  return facts.split(', ').flatMap((part) => {
    const [name, ...words] = part.split(' ');
    const section = sections.find(({ id }) => id === name);
    if (!section) return [];
    const ids = section.rows.map(({ id }) => id);
    return words.flatMap((word) => {
      if (ids.includes(word)) return [`${name} ${word}`];
      const [from = '', to = ''] = word.split('-');
      const [first, last] = [ids.indexOf(from), ids.indexOf(to)];
      if (first < 0 || last < first) throw new Error(`'${facts}': ${name} has no row ${word}`);
      return ids.slice(first, last + 1).map((id) => `${name} ${id}`);
    });
  });
}

function threads(): Iterable<AnyThreadDef> {
  const all = new Map<string, AnyThreadDef>();
  for (const system of systems) {
    for (const { def } of instancesOf(system, resolveSizes(system)))
      if (def.kind === 'thread') all.set(def.id, def);
  }
  return all.values();
}
