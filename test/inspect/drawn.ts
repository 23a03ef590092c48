import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { nodesOf } from '../../src/model/machine/state-nodes.ts';

/** What an inspector or an editor draws of a chart, in the order in which it draws it. */
export function drawn({ root }: AnyStateMachine): unknown[] {
  return [...nodesOf(root)].map((node: AnyStateNode) => ({
    id: node.id,
    description: node.description,
    tags: node.tags,
    transitions: [...node.transitions].map(([event, candidates]) => [
      event,
      candidates.map(({ target, guard, actions }) => [
        target?.map(({ id }) => id),
        guard,
        actions.length,
      ]),
    ]),
  }));
}
