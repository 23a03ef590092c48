import type { AnyMachineSnapshot, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { hasOtherwise } from '../../model/admission/candidates.ts';
import { domainOf, isInside, pathOf } from '../../model/machine/state-nodes.ts';
import type { SentEvent, StepEvent } from '../../model/thread-def.ts';
import { activeNodesUnordered } from './active-nodes.ts';
import { guardHolds, guardName } from './guard.ts';

/** What cannot be left to the order in which transitions or regions are written, and how to mend it. */
export interface Doubt {
  readonly problem: string;
  readonly fix: string;
}

/** What one active state, with all that is active inside it, does on an event. */
interface Answer {
  readonly taken: readonly AnyTransitionDefinition[];
  /** A state whose guards refuse the event here. */
  readonly refusing?: AnyStateNode;
}

/**
 * Walks through the active states as XState does when it selects transitions, innermost first in each
 * region, and asks the guards that it asks. A state further out is asked only where none inside takes the
 * event.
 *
 * @returns the first thing that XState would settle by the order in which something is written; undefined
 *   if there is none
 */
export function doubtOf(
  snapshot: AnyMachineSnapshot,
  event: StepEvent | SentEvent,
): Doubt | undefined {
  const active = activeNodesUnordered(snapshot);
  const root = active.find(({ parent }) => parent === undefined)!;
  try {
    return conflictOf(answerOf(root, snapshot, event).taken, active);
  } catch (error) {
    if (error instanceof Doubtful) return error.doubt;
    throw error;
  }
}

/** Ends the walk from any depth. */
class Doubtful extends Error {
  readonly doubt: Doubt;

  constructor(doubt: Doubt) {
    super(doubt.problem);
    this.doubt = doubt;
  }
}

function answerOf(
  node: AnyStateNode,
  snapshot: AnyMachineSnapshot,
  event: StepEvent | SentEvent,
): Answer {
  const inside = activeNodesUnordered(snapshot)
    .filter(({ parent }) => parent === node)
    .map((child) => answerOf(child, snapshot, event));
  const taken = inside.flatMap((answer) => answer.taken);
  const refusing = inside.find((answer) => answer.taken.length === 0 && answer.refusing)?.refusing;
  if (taken.length > 0) {
    if (refusing) {
      throw new Doubtful({
        problem: `a parallel region refuses by its guard what another takes (${pathOf(refusing)} refuses, ${pathOf(taken[0]!.source)} takes)`,
        fix: 'let each region take the event in every state',
      });
    }
    return { taken };
  }
  const candidates = node.transitions.get(event.type);
  if (!candidates) return { taken, ...(refusing && { refusing }) };
  const first = firstEnabled(candidates, snapshot, event);
  return first ? { taken: [first] } : { taken: [], refusing: node };
}

/** The candidate that is taken; several that hold are a doubt unless they end with an otherwise. */
function firstEnabled(
  candidates: readonly AnyTransitionDefinition[],
  snapshot: AnyMachineSnapshot,
  event: StepEvent | SentEvent,
): AnyTransitionDefinition | undefined {
  const holds = ({ guard }: AnyTransitionDefinition): boolean =>
    guardHolds(snapshot.machine, guard, { context: snapshot.context, event });
  if (hasOtherwise(candidates)) return candidates.find(holds);
  const first = candidates.findIndex(holds);
  if (first < 0) return undefined;
  for (const other of candidates.slice(first + 1)) {
    if (!holdsToo(other, candidates[first]!, holds)) continue;
    throw new Doubtful({
      problem: `two candidates are enabled at once (${words(candidates[first]!)}, ${words(other)})`,
      fix: 'make their guards exclude each other, or end with a candidate without a guard: the first that is enabled is then taken',
    });
  }
  return candidates[first];
}

/** XState does not ask a guard behind one that holds; whether the two exclude each other has to be asked. */
function holdsToo(
  other: AnyTransitionDefinition,
  first: AnyTransitionDefinition,
  holds: (candidate: AnyTransitionDefinition) => boolean,
): boolean {
  try {
    return holds(other);
  } catch (error) {
    throw new Doubtful({
      problem: `whether ${words(other)} and ${words(first)} exclude each other cannot be told: ${words(other)} throws where ${words(first)} holds (${error instanceof Error ? error.message : String(error)})`,
      fix: 'let the guard answer here, too',
    });
  }
}

function words({ guard }: AnyTransitionDefinition): string {
  return guard === undefined ? 'one without a guard' : guardName(guard);
}

/**
 * Of two transitions that would leave the same state XState drops the one whose region is written later:
 * a region's own move, or the one that leaves the parallel state.
 */
function conflictOf(
  taken: readonly AnyTransitionDefinition[],
  active: readonly AnyStateNode[],
): Doubt | undefined {
  for (const [i, one] of taken.entries()) {
    const left = statesLeft(one, active);
    for (const other of taken.slice(i + 1)) {
      const both = statesLeft(other, active).find((node) => left.includes(node));
      if (!both) continue;
      return {
        problem: `both ${pathOf(one.source)} and ${pathOf(other.source)} would leave ${pathOf(both)}: XState takes the one whose region is written first and drops the other`,
        fix: 'let one of them take the event, or let the parallel state itself take what leaves it',
      };
    }
  }
  return undefined;
}

function statesLeft(
  transition: AnyTransitionDefinition,
  active: readonly AnyStateNode[],
): AnyStateNode[] {
  const domain = domainOf(transition as Parameters<typeof domainOf>[0]);
  return domain ? active.filter((node) => isInside(node, domain)) : [];
}
