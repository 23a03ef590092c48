import type { AnyStateNode } from 'xstate';
import { describe, expect, it } from 'vitest';
import { nodesOf } from '../../src/model/machine/state-nodes.ts';
import { applyChanges } from '../../src/model/changes/apply-changes.ts';
import { dropStep } from '../../src/model/changes/change.ts';
import { ModelError } from '../../src/model/error.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import { instancesOf } from '../../src/model/changes/revised-instances.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { systems } from '../../src/systems/index.ts';

const objects = new Map<string, AnyObjectDef>();
for (const system of systems) {
  for (const { def } of instancesOf(system, resolveSizes(system)))
    if (def.kind === 'object') objects.set(def.id, def);
}

/** Every state that takes an effect by a transition of its own. */
const effects = [...objects.values()].flatMap((def) =>
  [...nodesOf(def.machine.root)].flatMap((node) =>
    [...node.transitions.keys()]
      .filter((event) => def.events.get(event) === 'effect')
      .map((event) => ({ def, node, event })),
  ),
);

/** Whether a state further out takes the event when this one no longer does. */
function isTakenOutside(node: AnyStateNode, event: string): boolean {
  for (let at = node.parent; at; at = at.parent) if (at.transitions.has(event)) return true;
  return false;
}

describe('a published object', () => {
  it('never comes to refuse an effect: without the transition its load fails', () => {
    let failed = 0;
    for (const { def, node, event } of effects) {
      const state = node.path.join('.');
      const load = (): void =>
        applyChanges(new Map([[def.id, def]]), [dropStep(def.id, state, event)], 'test');
      if (isTakenOutside(node, event)) {
        expect(load).not.toThrow();
        continue;
      }
      expect(load, `${def.id}, ${state}: ${event}`).toThrow(ModelError);
      failed++;
    }
    expect(failed).toBeGreaterThan(50);
  });
});
