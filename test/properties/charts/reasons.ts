import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Problem } from '../../../src/model/error.ts';
import type { Held } from './hold.ts';

/** What a reason can be held against: the chart, the place that it names, and where it was met. */
interface Claim {
  readonly machine: AnyStateMachine;
  readonly node: AnyStateNode;
  readonly event: string;
  readonly candidates: readonly AnyTransitionDefinition[];
  /** What a drawn chart has; absent for a machine that was not drawn. */
  readonly features: ReadonlySet<string> | undefined;
  readonly met: Held['met'];
  /** What the reason's own pattern found. */
  readonly found: RegExpExecArray;
}

type Implementations = Readonly<Record<string, unknown>>;
const named = (one: unknown): unknown =>
  typeof one === 'object' && one !== null ? (one as { type?: unknown }).type : one;
const isBuiltIn = (one: unknown, type: string): boolean =>
  (one as { type?: unknown } | undefined)?.type === `xstate.${type}`;
const configOf = ({ node }: Claim): Implementations => node.config as Implementations;
const actionsAt = ({ node, event, candidates }: Claim): readonly unknown[] => [
  ...candidates.flatMap(({ actions }) => actions as unknown[]),
  ...(event === 'entry/exit' ? [...node.entry, ...node.exit] : []),
  ...(event === 'initial' ? node.initial.actions : []),
];
const any =
  (...features: string[]) =>
  ({ features: all }: Claim): boolean | undefined =>
    all && features.some((feature) => all.has(feature));

/**
 * Each reason for a refusal, and how it is seen that it is true. Features of a drawn chart are asked
 * where the chart itself does not show it: what a function does.
 */
const REASONS: readonly (readonly [
  reason: RegExp,
  isTrue: (claim: Claim) => boolean | undefined,
])[] = [
  [/^a wildcard event/, ({ event }) => event === '*' || event.endsWith('.*')],
  [/^is taken by XState when an inner final/, (c) => configOf(c)['onDone'] !== undefined],
  [/^reaches its state from everywhere/, (c) => configOf(c)['route'] !== undefined],
  [/^names that begin with xstate\./, ({ event }) => event.startsWith('xstate.')],
  [
    /^a guard built by/,
    ({ candidates }) =>
      candidates.some(({ guard }) => typeof guard === 'function' && 'check' in guard),
  ],
  [
    /^an inline guard has no name/,
    ({ candidates }) => candidates.some(({ guard }) => typeof guard === 'function'),
  ],
  [
    /^guard '(.*)' is not a plain function/,
    ({ machine, candidates, found }) => {
      const guard = (machine.implementations.guards as Implementations)[found[1]!];
      const isPlain = typeof guard === 'function' && !('check' in guard);
      return !isPlain && candidates.some((one) => named(one.guard) === found[1]);
    },
  ],
  [
    /^action '(.*)' is not in setup/,
    (c) =>
      !Object.hasOwn(c.machine.implementations.actions, c.found[1]!) &&
      actionsAt(c).some((one) => named(one) === c.found[1]),
  ],
  [
    /^action '(.*)' is not an assign/,
    (c) =>
      !isBuiltIn((c.machine.implementations.actions as Implementations)[c.found[1]!], 'assign') &&
      actionsAt(c).some((one) => named(one) === c.found[1]),
  ],
  [
    /^action (\w+)\(\) is not an assign/,
    (c) => actionsAt(c).some((one) => isBuiltIn(one, c.found[1]!)),
  ],
  [
    /^the inline action/,
    (c) => actionsAt(c).some((one) => typeof one === 'function' && !('resolve' in one)),
  ],
  [/^invoke starts an actor/, ({ node }) => node.invoke.length > 0],
  [/^the model has no clock/, (c) => configOf(c)['after'] !== undefined],
  [/^is handed to whoever waits/, (c) => configOf(c)['output'] !== undefined],
  [
    /^has a key '(.*)' that XState ignores/,
    (c) =>
      Object.hasOwn(configOf(c), c.found[1]!) ||
      c.candidates.some((one) => Object.hasOwn(one, c.found[1]!)),
  ],
  [
    /^starts in '(.*)', which is not inside it/,
    ({ node, found }) => !Object.hasOwn(node.states, found[1]!),
  ],
  [
    /^has the id (.*), which another state has too/,
    ({ machine, found }) => nodesOf(machine.root).filter(({ id }) => id === found[1]).length > 1,
  ],
  [
    /^'(.*)' cannot be told apart from a path/,
    ({ machine, found }) =>
      /^$|^#|\./.test(found[1]!) && nodesOf(machine.root).some(({ key }) => key === found[1]),
  ],
  [
    /^a parallel state without regions/,
    ({ node }) => node.type === 'parallel' && Object.keys(node.states).length === 0,
  ],
  [/^history states are not/, ({ node }) => node.type === 'history'],
  [
    /^a final state ends the machine/,
    ({ node, machine }) => node.type === 'final' && (node.parent ?? machine.root) === machine.root,
  ],
  [
    /^XState ends the machine when every region/,
    any('parallel machine that ends', 'final state inside'),
  ],
  [/^two candidates of one event in a thread/, ({ candidates }) => candidates.length > 1],
  [
    /^falls back to the step of/,
    ({ node, event, candidates }) =>
      candidates[0]?.guard !== undefined && around(node).some((at) => at.transitions.has(event)),
  ],
  [/^is a step of region/, ({ node, event }) => regionsWith(node, event).length > 0],
  [
    /^an empty transition forbids/,
    ({ candidates }) =>
      candidates.some(({ target, actions }) => target === undefined && actions.length === 0),
  ],
  [/^leaves all regions of/, ({ candidates }) => candidates.some(startsARegionAnew)],
  [
    /^leads to .* and .*, which are not in two regions/,
    ({ candidates }) => candidates.some(({ target = [] }) => target.length > 1),
  ],
  [
    /^candidate (\d+) has no guard/,
    ({ candidates, found }) =>
      candidates[Number(found[1]) - 1]!.guard === undefined && Number(found[1]) < candidates.length,
  ],
  [
    /^may be taken in the same instant as the always of/,
    ({ machine }) => nodesOf(machine.root).filter((one) => one.always).length > 1,
  ],
  [/^an object must not move by itself/, ({ node }) => node.always !== undefined],
  [
    /^leaves a violation/,
    ({ node }) =>
      node.always !== undefined &&
      nodesOf(node)
        .concat(around(node))
        .some((one) => one.tags.includes('violation')),
  ],
  [/^two candidates are enabled at once/, severalEnabled],
  [
    /^a parallel region refuses by its guard/,
    ({ met }) => met !== undefined && regionsThatKnow(met).length > 1,
  ],
  [
    /writes into its \w+ in place/,
    any('assign in place', 'assign in place, inside', 'guard that writes in place'),
  ],
  [/^gives two answers/, any('assign by chance', 'guard by chance')],
  [
    /after steps that lead to the same state/,
    any(
      'guard that tells absent from undefined',
      'guard that tells zero from minus zero',
      'guard that tells the order of keys',
    ),
  ],
  [/^context is not plain JSON/, any('assign of a Set')],
  [
    /^cannot be computed: (?:goes round by always|takes more than)/,
    any('always in a loop', 'always', 'always that reads the event'),
  ],
  [/^cannot be computed: moves on by itself from .*, a violation/, any('always')],
  [
    /^stays here, and the guard '.*' of its always/,
    any('always that reads the event', 'guard that reads the event'),
  ],
  [
    /^both .* and .* would leave/,
    ({ met }) => met !== undefined && regionsThatKnow(met).length > 1,
  ],
  [
    /^whether .* and .* exclude each other cannot be told/,
    any('guard that throws', 'guard that answers later'),
  ],
  [
    /the (?:action|guard) does not know|promise|runs no actor|guard '(?:throws|later)'/,
    any(
      'assign that throws',
      'guard that throws',
      'guard that answers later',
      'assign that spawns',
      'assign that sends',
    ),
  ],
];

/** Whether a reason is true of a machine; undefined where that cannot be seen. */
export function isTrueReason(
  { where, problem }: Problem,
  machine: AnyStateMachine,
  features: ReadonlySet<string> | undefined,
  met: Held['met'],
): boolean | undefined {
  for (const [reason, isTrue] of REASONS) {
    const found = reason.exec(problem);
    if (!found) continue;
    const place = /, state ([^,]*), event (.*)$/.exec(where);
    const node = place ? nodeAt(machine, place[1]!) : undefined;
    const event = place?.[2] ?? met?.event.type ?? '';
    const at = node ?? machine.root;
    const candidates = event === 'always' ? (at.always ?? []) : (at.transitions.get(event) ?? []);
    return isTrue({ machine, node: at, event, candidates, features, met, found });
  }
  return undefined;
}

function nodeAt({ root }: AnyStateMachine, path: string): AnyStateNode | undefined {
  return nodesOf(root).find((node) => (node.path.join('.') || '(root)') === path);
}

function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

function around(node: AnyStateNode): AnyStateNode[] {
  return node.parent ? [node.parent, ...around(node.parent)] : [];
}

/** Other regions, of any parallel state around, in which the event is known. */
function regionsWith(node: AnyStateNode, event: string): AnyStateNode[] {
  return [node, ...around(node)].flatMap((at) =>
    at.parent?.type !== 'parallel'
      ? []
      : Object.values(at.parent.states).filter(
          (one) => one !== at && nodesOf(one).some((inner) => inner.transitions.has(event)),
        ),
  );
}

/** Whether a transition leaves a parallel state as a whole and names a target in some of its regions only. */
function startsARegionAnew({ source, target = [], reenter }: AnyTransitionDefinition): boolean {
  const targets = target as readonly AnyStateNode[];
  const isStrictlyIn = (one: AnyStateNode, outer: AnyStateNode): boolean =>
    around(one).includes(outer);
  const stays = !reenter && targets.every((one) => one === source || isStrictlyIn(one, source));
  const domain = stays
    ? source
    : around(source).find((outer) => targets.every((one) => isStrictlyIn(one, outer)));
  return targets.some((one) =>
    around(one).some(
      (outer) =>
        outer.type === 'parallel' &&
        (domain === undefined || outer === domain || isStrictlyIn(outer, domain)) &&
        Object.values(outer.states).some(
          (region) => !targets.some((other) => other === region || isStrictlyIn(other, region)),
        ),
    ),
  );
}

function regionsThatKnow({ snapshot, event }: NonNullable<Held['met']>): AnyStateNode[] {
  return (snapshot._nodes as AnyStateNode[]).filter(
    (node) =>
      node.transitions.has(event.type) && around(node).some(({ type }) => type === 'parallel'),
  );
}

/** Whether XState, asked for each candidate alone, finds more than one enabled in one state. */
function severalEnabled({ machine, met }: Claim): boolean {
  if (!met) return false;
  const guards = machine.implementations.guards as Readonly<
    Record<string, (given: object, params: unknown) => boolean>
  >;
  const given = { context: met.snapshot.context as unknown, event: met.event };
  return (met.snapshot._nodes as AnyStateNode[]).some((node) => {
    const enabled = (node.transitions.get(met.event.type) ?? []).filter(({ guard }) => {
      if (guard === undefined) return true;
      const params = (guard as { params?: unknown }).params;
      const value =
        typeof params === 'function' ? (params as (all: object) => unknown)(given) : params;
      return guards[named(guard) as string]!(given, value);
    });
    return enabled.length > 1;
  });
}
