import { nodesOf, pathOf } from '../../src/model/machine/state-nodes.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import { deadlock, violation, type Rule } from '../../src/model/rule.ts';

const text = { sentence: 'what the kernel does not survive does not happen', source: 'test' };

/** A rule for each object that claims all its violation states, and one against deadlocks. */
export function claims(...objects: readonly AnyObjectDef[]): Rule[] {
  const rules = objects.flatMap((of) => {
    const states = [...nodesOf(of.machine.root)].filter(({ tags }) => tags.includes('violation'));
    return states.length === 0
      ? []
      : [violation({ ...text, id: of.id, of, states: states.map(pathOf) })];
  });
  return [...rules, deadlock({ ...text, id: 'no-deadlock' })];
}
