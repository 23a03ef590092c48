import type { AnyTransitionDefinition } from 'xstate';
import { ACTORS, type StepMeta } from '../thread-def.ts';
import { nodesOf, pathOf } from '../machine/state-nodes.ts';
import { nearest } from '../similar.ts';
import type { Place, Refusals } from './refusals.ts';

/** What a step says of itself in its `meta`: the compiler misses none. */
const OF_STEP = Object.keys({
  ports: true,
  picks: true,
  mayFail: true,
  actor: true,
  sleeps: true,
  source: true,
  facts: true,
} satisfies Record<keyof StepMeta, true>);

/** A step has one meaning in one state: one candidate, from one state of the chart. */
export function admitStep(
  refusals: Refusals,
  place: Place,
  candidates: readonly AnyTransitionDefinition[],
): void {
  const { node, event } = place;
  if (candidates.length > 1) {
    refusals.at(
      place,
      'two candidates of one event in a thread',
      'give the branches two names with complementary looks',
    );
  }
  for (const key of Object.keys((candidates[0]?.meta ?? {}) as object)) {
    if (OF_STEP.includes(key)) continue;
    refusals.at(
      place,
      `says '${key}' of itself, and nothing would read it`,
      `${nearest(key, OF_STEP)} (a note for readers belongs into description)`,
    );
  }
  const { picks, actor } = (candidates[0]?.meta ?? {}) as StepMeta;
  if (actor !== undefined && !ACTORS.includes(actor))
    refusals.at(place, `is taken by '${String(actor)}'`, `name one of ${ACTORS.join(', ')}`);
  if (picks?.includes('type') === true) {
    refusals.at(
      place,
      "picks an index named 'type', which is where the step's own name stands",
      'give the index another name',
    );
  }
  for (let at = node; at.parent; at = at.parent) {
    if (at.parent.transitions.has(event) && candidates[0]?.guard !== undefined) {
      refusals.at(
        place,
        `falls back to the step of ${pathOf(at.parent)} when its guard refuses`,
        'give the two steps two names with complementary guards',
      );
    }
    if (at.parent.type !== 'parallel') continue;
    const regions = Object.values(at.parent.states);
    // Those before this one have told of it.
    for (const region of regions.slice(regions.indexOf(at) + 1)) {
      for (const other of nodesOf(region)) {
        if (!other.transitions.has(event)) continue;
        refusals.at(
          place,
          `is a step of region ${region.key} too`,
          'a step belongs to one region: give the two different names',
        );
      }
    }
  }
}
