import { assign } from 'xstate';
import { idOf, placesIn, regionOf, type Move, type Placed } from './chart.ts';
import type { Decisions } from './decisions.ts';
import type { Given } from './functions.ts';

type Kind = 'object' | 'thread';

/** Ways to write an action, by the feature that each is. */
const ACTIONS: readonly (readonly [feature: string, action: () => unknown])[] = [
  ['assign by a function of one key', () => 'up'],
  ['assign of a value', () => 'reset'],
  ['assign with params', () => ({ type: 'add', params: { k: 2 } })],
  [
    'assign with params from a function',
    () => ({ type: 'add', params: ({ context }: Given) => ({ k: context.list.length }) }),
  ],
  ['assign of a new list', () => 'push'],
  ['assign of a shared list', () => 'clear'],
  ['assign of a new key', () => 'flag'],
  ['assign of undefined', () => 'unflag'],
  ['assign of minus zero', () => 'negate'],
  ['assign of keys in another order', () => 'swap'],
  ['assign of keys in the first order', () => 'unswap'],
  ['assign that reads the event', () => 'measure'],
  ['inline assign', () => assign({ n: ({ context }: Given) => (context.n * 2) % 3 })],
  ['inline assign by a function', () => assign(({ context }: Given) => ({ n: 2 - context.n }))],
];

/** Ways to write a guard, by the feature that each is. */
export const GUARDS: readonly (readonly [feature: string, guard: () => unknown])[] = [
  ['guard', () => 'even'],
  ['guard of a list', () => 'listed'],
  ['guard of a key that vanishes', () => 'flagged'],
  ['guard with params', () => ({ type: 'atLeast', params: { k: 1 } })],
  [
    'guard with params from a function',
    () => ({ type: 'atLeast', params: ({ context }: Given) => ({ k: context.pair.a }) }),
  ],
  ['guard that reads the event', () => 'says more'],
];

/** Pairs of guards that exclude each other. */
const EXCLUSIVE = [
  [() => 'even', () => 'odd'],
  [
    () => ({ type: 'atLeast', params: { k: 1 } }),
    () => ({ type: 'below', params: () => ({ k: 1 }) }),
  ],
] as const;

/** Draws what the states of a chart do. */
export function drawMoves(draw: Decisions, features: Set<string>, kind: Kind, top: Placed): void {
  for (const at of placesIn(top)) {
    if (at.node.type === 'final') continue;
    for (const key of ['entry', 'exit'] as const) {
      if (!draw.chance(1, 8)) continue;
      features.add(`${key} action`);
      at.node[key] = [drawAction(draw, features)];
    }
    const count = at.node.states ? draw.below(2) : 1 + draw.below(3);
    for (let k = 0; k < count; k++) drawEvent(draw, features, kind, at);
    if (kind === 'thread' && !at.node.states && draw.chance(1, 8)) drawAlways(draw, features, at);
  }
}

function drawEvent(draw: Decisions, features: Set<string>, kind: Kind, at: Placed): void {
  // A step belongs to one region; an object's regions mostly have events of their own, too.
  const shared = kind === 'object' && draw.chance(1, 8);
  const event = `${shared ? 's' : `e${regionOf(at)}`}${draw.below(3)}`;
  if (shared) features.add('event of several regions');
  const move = (guarded: boolean): Move => drawMove(draw, features, at, guarded);
  const candidates =
    kind === 'thread' ? 'one' : draw.one(['one', 'one', 'one', 'cases', 'otherwise'] as const);
  const on = (at.node.on ??= {});
  if (candidates === 'one') {
    on[event] = move(!shared && !isAbove(at, event) && draw.chance(1, 3));
  } else if (candidates === 'cases') {
    features.add('candidates that exclude each other');
    const [one, other] = draw.one(EXCLUSIVE);
    on[event] = [
      { ...move(false), guard: one() },
      { ...move(false), guard: other() },
    ];
  } else {
    features.add('candidates with an otherwise');
    on[event] = [move(true), move(false)];
  }
}

function isAbove({ parent }: Placed, event: string): boolean {
  for (let one = parent; one; one = one.parent) if (one.node.on?.[event]) return true;
  return false;
}

function drawMove(draw: Decisions, features: Set<string>, at: Placed, guarded: boolean): Move {
  const move: Move = {};
  const where = draw.one([
    'beside',
    'beside',
    'beside',
    'self',
    'none',
    'outside',
    'inside',
  ] as const);
  const beside = besides(at);
  if (where === 'none' || beside.length === 0) {
    features.add('no target');
    move.actions = [drawAction(draw, features)];
  } else if (where === 'self') {
    features.add('self target');
    move.target = at.path.at(-1)!;
    if (draw.chance(1, 3)) {
      features.add('reenter');
      move.reenter = true;
    }
  } else if (where === 'outside' && at.path.length > 1 && at.parent!.node.type !== 'parallel') {
    features.add('target outside');
    const around = besides(at.parent!);
    move.target = idOf(around.length > 0 ? draw.one(around) : draw.one(beside));
  } else if (where === 'inside' && at.node.states && at.node.type !== 'parallel') {
    features.add('target inside');
    move.target = `.${draw.one(Object.keys(at.node.states))}`;
  } else {
    features.add('target beside');
    move.target = draw.one(beside).path.at(-1)!;
  }
  if (guarded) {
    const [feature, guard] = draw.one(GUARDS);
    features.add(feature);
    move.guard = guard();
  }
  if (!move.actions && draw.chance(1, 2)) {
    move.actions = [drawAction(draw, features)];
    if (draw.chance(1, 4)) {
      features.add('several actions');
      move.actions.push(drawAction(draw, features));
    }
  }
  return move;
}

/** States that a transition may lead to without leaving the compound state that they are in. */
function besides({ parent }: Placed): Placed[] {
  if (!parent || parent.node.type === 'parallel') return [];
  return Object.entries(parent.node.states!).map(([key, node]) => ({
    node,
    path: [...parent.path, key],
    parent,
  }));
}

/** An action of any style. */
export function drawAction(draw: Decisions, features: Set<string>): unknown {
  const [feature, action] = draw.one(ACTIONS);
  features.add(feature);
  return action();
}

/** A state that is left by itself, for one further on, so that there is an end. */
function drawAlways(draw: Decisions, features: Set<string>, at: Placed): void {
  const key = at.path.at(-1)!;
  const further = besides(at).filter(({ path }) => path.at(-1)! > key);
  if (further.length === 0) return;
  features.add('always');
  const [feature, guard] = draw.one(GUARDS.slice(0, 4));
  features.add(feature);
  at.node.always = {
    target: draw.one(further).path.at(-1)!,
    guard: guard(),
    actions: [drawAction(draw, features)],
  };
}
