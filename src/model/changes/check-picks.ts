import { nodesOf } from '../machine/state-nodes.ts';
import type { Change } from './change.ts';
import { ModelError } from '../error.ts';
import { nearest } from '../similar.ts';
import type { AnyThreadDef, StepMeta } from '../thread-def.ts';

/**
 * Holds the ranges that a system gives to a thread against the indices that its steps pick. A range that no
 * step picks leaves the index as it is, and the wires that use it lead to one instance for ever.
 *
 * @param dropped the changes of the system's duties: without one, another step may pick
 * @throws ModelError for a range of an index that no step picks, or that is no number of values
 */
export function checkPicks(
  where: string,
  def: AnyThreadDef,
  picks: Readonly<Record<string, number>>,
  dropped: readonly Change[],
): void {
  const picked = new Set(
    dropped.flatMap((change) =>
      'to' in change && change.machine === def.id ? picksIn(change.to) : [],
    ),
  );
  for (const node of nodesOf(def.machine.root))
    for (const candidates of node.transitions.values())
      for (const { meta } of candidates)
        for (const index of (meta as StepMeta | undefined)?.picks ?? []) picked.add(index);
  for (const [index, count] of Object.entries(picks)) {
    if (!picked.has(index)) {
      throw new ModelError(
        `${where}, picks ${index}`,
        `no step of ${def.id} picks ${index}`,
        picked.size > 0
          ? nearest(index, [...picked])
          : `let a step choose it: step(target, says, { picks: ['${index}'], actions: … }), or drop it here`,
      );
    }
    if (!Number.isInteger(count) || count < 0) {
      throw new ModelError(
        `${where}, picks ${index}`,
        `is ${count}, and not the number of its values`,
        'give a whole number: the index runs from 0 to one less',
      );
    }
  }
}

/** Every index that a step in the text of a change picks. */
function picksIn(text: unknown): string[] {
  if (typeof text !== 'object' || text === null) return [];
  const { picks } = text as StepMeta;
  return [...(picks ?? []), ...Object.values(text).flatMap(picksIn)];
}
