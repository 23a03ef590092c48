import type { ViolationRule } from '../../../src/model/rule.ts';
import { inState } from '../../../src/model/machine/in-state.ts';
import { offersIn, type NaiveOffer } from '../../../src/checker/naive/naive-fairness.ts';
import {
  localStateOf,
  NaiveSystem,
  type NaiveState,
} from '../../../src/checker/naive/naive-system.ts';
import { canonical } from '../../../src/model/machine/plain-json.ts';
import type { Subject } from '../../../src/checker/verify-system.ts';

/** One step between two states of a naive graph. */
export interface NaiveEdge extends NaiveOffer {
  readonly to: number;
}

/** All reachable states, found with a map from canonical text to number and plain loops. */
export interface NaiveGraph {
  readonly naive: NaiveSystem;
  readonly states: readonly NaiveState[];
  readonly depths: readonly number[];
  readonly edges: readonly (readonly NaiveEdge[])[];
  /** Whether memory is corrupt in a state, so that it is not expanded. */
  readonly corrupt: readonly boolean[];
  readonly complete: boolean;
}

/** Searches breadth first, one state after the other. */
export function naiveGraph(subject: Subject, statesMax: number): NaiveGraph {
  const naive = new NaiveSystem(subject.system, subject.sizes, subject.revisions);
  const ids = new Map<string, number>();
  const states: NaiveState[] = [];
  const depths: number[] = [];
  const edges: NaiveEdge[][] = [];
  const corrupt: boolean[] = [];
  const numberOf = (state: NaiveState, depth: number): number => {
    const key = keyOf(state);
    let id = ids.get(key);
    if (id === undefined) {
      id = states.length;
      ids.set(key, id);
      states.push(state);
      depths.push(depth);
      corrupt.push(isCorrupt(subject, naive, state));
    }
    return id;
  };
  numberOf(naive.initial, 0);
  for (let at = 0; at < states.length; at++) {
    if (states.length >= statesMax)
      return { naive, states, depths, edges, corrupt, complete: false };
    const out: NaiveEdge[] = [];
    edges.push(out);
    if (corrupt[at]!) continue;
    for (const offer of offersIn(naive, states[at]!))
      out.push({ ...offer, to: numberOf(offer.step.after, depths[at]! + 1) });
  }
  return { naive, states, depths, edges, corrupt, complete: true };
}

/** The canonical text of a state: two states are one exactly when their texts are. */
export function keyOf(state: NaiveState): string {
  const plain = canonical(state.map(localStateOf));
  if ('notPlain' in plain) throw new Error(`not plain JSON at ${plain.notPlain}`);
  return plain.text;
}

function isCorrupt({ system }: Subject, { instances }: NaiveSystem, state: NaiveState): boolean {
  const claims = system.rules.filter(
    (rule): rule is ViolationRule => rule.kind === 'violation' && rule.memorySafety,
  );
  return claims.some(({ of, states: bad }) =>
    instances.some(
      ({ def }, i) => def.id === of && bad.some((path) => inState(state[i]!.value, path)),
    ),
  );
}
