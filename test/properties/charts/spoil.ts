import { idOf, placesIn, regionOf, type Move, type Node, type Placed } from './chart.ts';
import type { Decisions } from './decisions.ts';
import { otherActions, otherGuards } from './functions.ts';

type Kind = 'object' | 'thread';
type Names = keyof typeof otherActions;

interface Subject {
  readonly draw: Decisions;
  readonly kind: Kind;
  readonly top: Placed;
  /** A state of the chart, not final. */
  readonly at: Placed;
}

/** Puts something into the chart that the model does not have, if it fits there. */
type Spoiler = (subject: Subject) => boolean | void;

const event =
  (name: string, move: Move): Spoiler =>
  ({ at }) => {
    (at.node.on ??= {})[name] = move;
  };

/** With a move to itself, so that it can be asked for wherever the chart is. */
const onItself =
  (more: Move): Spoiler =>
  ({ at, kind, draw }) => {
    const actions = more.actions ?? ['up'];
    (at.node.on ??= {})[`${kind === 'thread' ? `x${regionOf(at)}` : 'x'}${draw.below(2)}`] = {
      ...more,
      actions,
    };
  };

const withState =
  (key: string, node: Node): Spoiler =>
  ({ at }) => {
    if (!at.node.states || at.node.type === 'parallel') return false;
    at.node.states[key] = node;
    event(`to ${key}`, { target: `.${key}` })({ at } as Subject);
    return true;
  };

const withKey =
  (key: string, value: unknown): Spoiler =>
  ({ at }) => {
    at.node[key] = value;
  };

/** What XState allows and the model refuses, or refuses where it matters; by the feature that it is. */
export const spoilers: Readonly<Record<string, Spoiler>> = {
  wildcard: event('*', { actions: ['up'] }),
  'wildcard at the end': event('e.*', { actions: ['up'] }),
  'star in a name': event('kfree(*p)', { actions: ['up'] }),
  'reserved name': event('xstate.init', { actions: ['up'] }),
  'reserved name, stop': event('xstate.stop', { actions: ['up'] }),
  'forbidden event': event('e0', {}),
  onDone: ({ at }) => {
    if (!at.node.states || at.path.length === 0) return false;
    at.node['onDone'] = { actions: ['up'] };
    return true;
  },
  after: withKey('after', { 1000: { actions: ['up'] } }),
  invoke: withKey('invoke', { src: 'nobody', onError: { actions: ['up'] } }),
  route: ({ at }) => {
    if (at.path.length === 0) return false;
    at.node['id'] = 'routed';
    at.node['route'] = {};
    return true;
  },
  output: withKey('output', 1),
  'misspelt key': withKey('onEntry', ['up']),
  'misspelt key of a transition': onItself({ gaurd: 'even' } as Move),
  'name with a dot': ({ at }) => {
    if (!at.node.states || at.node.type === 'parallel') return false;
    at.node.states['a.b'] = {};
    return true;
  },
  history: withState('again', { type: 'history' }),
  'deep history': withState('again', { type: 'history', history: 'deep' }),
  'final state at the top': ({ top }) =>
    withState('over', { type: 'final' })({ at: top } as Subject),
  'final machine': ({ top: { node } }) => {
    for (const key of Object.keys(node)) delete node[key];
    Object.assign(node, { type: 'final', on: { e0: { actions: ['up'] } } });
  },
  'parallel state without regions': ({ at }) => {
    if (at.node.states) return false;
    at.node.type = 'parallel';
    return true;
  },
  'parallel machine that ends': ({ top }) => {
    if (top.node.type !== 'parallel') return false;
    for (const [key, region] of Object.entries(top.node.states!)) {
      if (!region.states || region.type === 'parallel') return false;
      region.states['over'] = { type: 'final' };
      (region.on ??= {})[`over${key}`] = { target: '.over' };
    }
    return true;
  },
  'two targets in one region': ({ at }) => {
    if (!at.node.states || at.node.type === 'parallel') return false;
    const [one, other] = Object.keys(at.node.states);
    (at.node.on ??= {})['both'] = { target: [`.${one}`, `.${other}`] };
    return true;
  },
  'a target in each region': ({ at, draw }) => {
    if (at.node.type !== 'parallel') return false;
    const target = Object.entries(at.node.states!).map(([key, region]) =>
      region.states && region.type !== 'parallel'
        ? `.${key}.${draw.one(Object.keys(region.states))}`
        : `.${key}`,
    );
    (at.node.on ??= {})['all'] = { target };
    return true;
  },
  'target in another region': ({ at, top, draw }) => {
    const others = [...placesIn(top)].filter(
      (one) => regionOf(one) !== regionOf(at) && regionOf(one) !== '' && !one.node.states,
    );
    if (regionOf(at) === '' || others.length === 0) return false;
    (at.node.on ??= {})[`x${regionOf(at)}`] = { target: idOf(draw.one(others)) };
    return true;
  },
  'a region beside one that leaves': ({ top }) => {
    const parallel = [...placesIn(top)].find(
      ({ node, path, parent }) =>
        node.type === 'parallel' && path.length > 0 && parent!.node.type !== 'parallel',
    );
    if (!parallel) return false;
    const [one, other] = Object.values(parallel.node.states!);
    (one!.on ??= {})['leave'] = { actions: ['up'] };
    (other!.on ??= {})['leave'] = { target: idOf(parallel.parent!), actions: ['reset'] };
    return true;
  },
  'candidates that are enabled at once': ({ at }) => {
    (at.node.on ??= {})['e0'] = [
      { guard: { type: 'atLeast', params: () => ({ k: 0 }) }, actions: ['up'] },
      { guard: { type: 'below', params: { k: 9 } }, actions: ['reset'] },
    ];
  },
  'candidate behind one without a guard': ({ at }) => {
    (at.node.on ??= {})['e0'] = [{ actions: ['up'] }, { guard: 'even', actions: ['reset'] }];
  },
  'always in a loop': ({ at }) => {
    at.node.always = { guard: 'even', actions: ['measure'] };
  },
  'always that reads the event': ({ at }) => {
    at.node.always = { guard: 'says more', actions: ['reset'] };
  },
  'inline guard': onItself({ guard: otherGuards.inline() }),
  'guard built from guards': onItself({ guard: otherGuards.not() }),
  'guard about a state': onItself({ guard: otherGuards.stateIn() }),
  'named guard built from guards': onItself({ guard: 'both' }),
  'guard that nobody defined': onItself({ guard: 'nobody' }),
  'guard that tells absent from undefined': onItself({ guard: 'has the key', actions: ['unflag'] }),
  'guard that tells zero from minus zero': onItself({
    guard: 'is minus zero',
    actions: ['negate'],
  }),
  'guard that tells the order of keys': onItself({ guard: 'begins with b', actions: ['swap'] }),
  'guard that writes in place': onItself({ guard: 'takes one' }),
  'guard that throws': onItself({ guard: 'throws' }),
  'guard by chance': onItself({ guard: 'by chance' }),
  'guard that answers later': onItself({ guard: 'later' }),
  'assign in place': onItself({ actions: ['in place'] }),
  'assign in place, inside': onItself({ actions: ['in place, inside'] }),
  'assign by chance': onItself({ actions: ['by chance'] }),
  'assign that throws': onItself({ actions: ['throws'] }),
  'assign that spawns': onItself({ actions: ['spawns'] }),
  'assign that sends': onItself({ actions: ['sends itself'] }),
  'assign of a Set': onItself({ actions: ['collects'] }),
  'action that nobody defined': onItself({ actions: ['nobody'] }),
  'named raise': onItself({ actions: ['raises'] }),
  'custom action': onItself({ actions: ['is custom'] }),
  ...Object.fromEntries(
    (Object.keys(otherActions) as Names[]).map((name) => [
      `inline ${name}`,
      ((subject) => onItself({ actions: [otherActions[name]()] })(subject)) as Spoiler,
    ]),
  ),
  violation: ({ at }) => {
    if (at.node.states) return false;
    at.node.tags = ['violation'];
    return true;
  },
};

/** Shapes of the outermost states without which something does not fit into a chart. */
export const SHAPES: Readonly<Record<string, readonly ('atomic' | 'compound' | 'parallel')[]>> = {
  'parallel machine that ends': ['parallel', 'compound'],
  'a target in each region': ['parallel', 'compound'],
  'target in another region': ['parallel', 'compound'],
  'a region beside one that leaves': ['compound', 'parallel'],
  'final state at the top': ['compound'],
};

/** Spoils a drawn chart in one place, the first after a drawn one where it fits. */
export function spoil(
  draw: Decisions,
  features: Set<string>,
  kind: Kind,
  top: Placed,
  name: string,
): void {
  const places = [...placesIn(top)].filter(({ node }) => node.type !== 'final');
  const first = draw.below(places.length);
  for (let k = 0; k < places.length; k++) {
    const at = places[(first + k) % places.length]!;
    if (spoilers[name]!({ draw, kind, top, at }) === false) continue;
    features.add(name);
    return;
  }
}
