import type { Place, Refusals } from './refusals.ts';

/** What XState reads of a state's configuration. */
const OF_STATE = new Set(
  'id type initial states on onDone always after entry exit invoke tags meta description history target output route'.split(
    ' ',
  ),
);

/** What it reads of the machine's own beside that. */
const OF_MACHINE = new Set('context version schemas types options'.split(' '));

/** What it reads of a transition's; the rest of the list is what it adds itself. */
const OF_TRANSITION = new Set(
  'target guard actions reenter meta description source eventType toJSON'.split(' '),
);

/** Refuses a misspelt key, and those of earlier versions of XState (`cond`, `onEntry`): XState 5 ignores them. */
export function admitStateKeys(refusals: Refusals, place: Place): void {
  const { node } = place;
  for (const key of Object.keys(node.config)) {
    if (OF_STATE.has(key) || (node.parent === undefined && OF_MACHINE.has(key))) continue;
    refuseKey(refusals, place, key);
  }
}

/** The same for the keys of a transition. */
export function admitTransitionKeys(refusals: Refusals, place: Place, transition: object): void {
  for (const key of Object.keys(transition))
    if (!OF_TRANSITION.has(key)) refuseKey(refusals, place, key);
}

function refuseKey(refusals: Refusals, place: Place, key: string): void {
  refusals.at(
    place,
    `has a key '${key}' that XState ignores`,
    'correct its name (XState 5 says guard, entry, exit), drop it, or put it into meta',
  );
}
