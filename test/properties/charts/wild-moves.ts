import { idOf, placesIn, type Move, type Placed } from './chart.ts';
import type { Decisions } from './decisions.ts';
import { drawAction, GUARDS } from './draw-moves.ts';

/** Events that every state may have, whatever region it is in. */
const EVENTS = ['e0', 'e1', 'e2'];

/**
 * Draws what the states of a chart do with nothing kept to: any target from anywhere, several of them,
 * guards that do not exclude each other, events of all regions, `always` around other `always`.
 */
export function drawWildMoves(draw: Decisions, features: Set<string>, top: Placed): void {
  const places = [...placesIn(top)].filter(({ path }) => path.length > 0);
  const move = (guarded: boolean): Move => {
    const targets = Array.from({ length: draw.one([0, 1, 1, 1, 1, 2]) }, () =>
      idOf(draw.one(places)),
    );
    const [feature, guard] = draw.one(GUARDS);
    if (guarded) features.add(feature);
    return {
      ...(targets.length > 0 && { target: targets }),
      ...(guarded && { guard: guard() }),
      ...((targets.length === 0 || draw.chance(1, 2)) && { actions: [drawAction(draw, features)] }),
      ...(draw.chance(1, 8) && { reenter: true }),
    };
  };
  for (const { node } of places.concat(top)) {
    if (node.type === 'final') continue;
    for (let k = draw.below(3); k > 0; k--) {
      const candidates = draw.one([1, 1, 1, 2]);
      (node.on ??= {})[draw.one(EVENTS)] = Array.from({ length: candidates }, () =>
        move(draw.chance(1, 3)),
      );
    }
    if (draw.chance(1, 25)) {
      features.add('always');
      node.always = move(true);
    }
    if (draw.chance(1, 8)) node.entry = [drawAction(draw, features)];
    if (draw.chance(1, 8)) node.exit = [drawAction(draw, features)];
  }
}
