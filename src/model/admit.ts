import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { ModelError } from './error.ts';
import type { EventKind } from './event-kind.ts';

/** The part of a definition that says whether its machine is in the allowed part of XState. */
interface Admitted {
  readonly kind: 'object' | 'thread';
  readonly id: string;
  readonly machine: AnyStateMachine;
  readonly events?: ReadonlyMap<string, EventKind>;
  readonly answers?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Refuses, with a reason, whatever would break the equality of tables and XState (DESIGN 2.5).
 *
 * @returns every transition of the machine
 * @throws ModelError naming machine, state and event
 */
export function admitMachine(def: Admitted): AnyTransitionDefinition[] {
  const all: AnyTransitionDefinition[] = [];
  for (const node of nodesOf(def.machine.root)) {
    admitNode(def, node);
    for (const [event, candidates] of node.transitions) {
      if (event.includes('*'))
        refuse(def, node, event, 'a wildcard event hides refusals', 'name each event');
      for (const candidate of candidates) admitTransition(def, node, event, candidate);
      if (def.kind === 'thread') admitStep(def, node, event, candidates);
      all.push(...candidates);
    }
    for (const always of node.always ?? []) {
      if (def.kind === 'object') {
        refuse(
          def,
          node,
          'always',
          'an object must not move by itself',
          'move it in the step that causes the change',
        );
      }
      if (isViolation(node)) {
        refuse(
          def,
          node,
          'always',
          'leaves a violation, which nobody would see',
          'let the violation be the end',
        );
      }
      admitTransition(def, node, 'always', always);
    }
  }
  if (def.kind === 'object') admitObject(def);
  return all;
}

/** A step has one meaning in one state: one candidate, from one state of the chart. */
function admitStep(
  def: Admitted,
  node: AnyStateNode,
  event: string,
  candidates: readonly AnyTransitionDefinition[],
): void {
  if (candidates.length > 1) {
    refuse(
      def,
      node,
      event,
      'two candidates of one event in a thread',
      'give the branches two names with complementary looks',
    );
  }
  for (let at = node; at.parent; at = at.parent) {
    if (at.parent.transitions.has(event) && candidates[0]?.guard !== undefined) {
      refuse(
        def,
        node,
        event,
        `falls back to the step of ${pathOf(at.parent)} when its guard refuses`,
        'give the two steps two names with complementary guards',
      );
    }
    if (at.parent.type !== 'parallel') continue;
    for (const region of Object.values(at.parent.states)) {
      if (region === at) continue;
      for (const other of nodesOf(region)) {
        if (!other.transitions.has(event)) continue;
        refuse(
          def,
          node,
          event,
          `is a step of region ${region.key} too`,
          'a step belongs to one region: give the two different names',
        );
      }
    }
  }
}

/** Every state node below and including `root`, parents first. */
export function* nodesOf(root: AnyStateNode): Generator<AnyStateNode> {
  yield root;
  for (const child of Object.values(root.states)) yield* nodesOf(child);
}

/** The node's path without the machine's own name, for messages and edits. */
export function pathOf(node: AnyStateNode): string {
  return node.path.length === 0 ? '(root)' : node.path.join('.');
}

function refuse(
  def: Admitted,
  node: AnyStateNode,
  event: string,
  problem: string,
  fix: string,
): never {
  throw new ModelError(
    `${def.kind} ${def.id}, state ${pathOf(node)}, event ${event}`,
    problem,
    fix,
  );
}

function admitNode(def: Admitted, node: AnyStateNode): void {
  if (node.type === 'history')
    refuse(
      def,
      node,
      '-',
      'history states are not in the key of a state',
      'store what you need in context',
    );
  if (node.type === 'final' && node.parent === def.machine.root) {
    refuse(def, node, '-', 'a final state ends the machine', 'use an ordinary state tagged `rest`');
  }
  if (node.invoke.length > 0)
    refuse(
      def,
      node,
      '-',
      'invoke starts an actor outside the model',
      'make it an instance of the system',
    );
  if (node.after.length > 0)
    refuse(def, node, 'after', 'the model has no clock', 'make the delay a step');
  for (const action of [...node.entry, ...node.exit]) admitAction(def, node, 'entry/exit', action);
}

function admitTransition(
  def: Admitted,
  node: AnyStateNode,
  event: string,
  { actions, guard, target }: AnyTransitionDefinition,
): void {
  for (const action of actions) admitAction(def, node, event, action);
  if (guard !== undefined) {
    const name = typeof guard === 'string' ? guard : (guard as { type?: string }).type;
    if (name === undefined)
      refuse(
        def,
        node,
        event,
        'an inline guard has no name to report',
        'name it in setup({ guards })',
      );
    if (
      typeof def.machine.implementations.guards[name] !== 'function' ||
      'check' in (def.machine.implementations.guards[name] as object)
    ) {
      refuse(
        def,
        node,
        event,
        `guard '${name}' is not a plain function of setup({ guards })`,
        'define it there under this name; combine conditions inside the function',
      );
    }
  }
  if (target === undefined && actions.length === 0 && event !== 'always') {
    refuse(
      def,
      node,
      event,
      'an empty transition forbids the event',
      'drop it, or write a self target',
    );
  }
}

function admitAction(def: Admitted, node: AnyStateNode, event: string, action: unknown): void {
  const name = typeof action === 'string' ? action : (action as { type?: string }).type;
  const found = name === undefined ? undefined : def.machine.implementations.actions[name];
  if (found === undefined) {
    refuse(
      def,
      node,
      event,
      `action '${name ?? 'inline'}' is not in setup({ actions }) (XState would ignore it)`,
      'define it there, or correct the name',
    );
  }
  if ((found as { type?: string }).type !== 'xstate.assign') {
    refuse(
      def,
      node,
      event,
      `action '${name}' is not an assign`,
      'only assign changes the state; sends go into the ports of a step',
    );
  }
}

function admitObject(def: Admitted): void {
  const { events, answers } = def;
  if (!events || !answers) return;
  const used = new Set<string>();
  for (const node of nodesOf(def.machine.root))
    for (const event of node.transitions.keys()) used.add(event);
  for (const event of used) {
    if (!events.has(event)) {
      throw new ModelError(
        `object ${def.id}, event ${event}`,
        'has no kind',
        'list it under effects, waits or answers',
      );
    }
  }
  for (const [event, kind] of events) {
    if (!used.has(event)) {
      throw new ModelError(
        `object ${def.id}, event ${event}`,
        'is declared but no state has a transition for it',
        'add the transition or drop the declaration',
      );
    }
    if (kind !== 'effect') continue;
    for (const leaf of nodesOf(def.machine.root)) {
      if (leaf.type === 'atomic' && !handledAt(leaf, event)) {
        throw new ModelError(
          `object ${def.id}, state ${pathOf(leaf)}, event ${event}`,
          'an effect is refused here, and objects cannot refuse the kernel',
          `add the transition; where ${event} must not happen, let it lead to a violation state`,
        );
      }
    }
  }
  for (const [question, set] of answers) {
    for (const leaf of nodesOf(def.machine.root)) {
      if (
        leaf.type === 'atomic' &&
        !isViolation(leaf) &&
        !set.some((event) => handledAt(leaf, event))
      ) {
        throw new ModelError(
          `object ${def.id}, state ${pathOf(leaf)}, question ${question}`,
          `none of the answers ${set.join(' / ')} is accepted`,
          'exactly one answer must be accepted in every state',
        );
      }
    }
  }
}

/** Whether an absorbing violation state is meant: it need not answer questions. */
function isViolation(node: AnyStateNode): boolean {
  return node.tags.includes('violation');
}

/** Whether the leaf, an ancestor, or a sibling region of an ancestor has a transition for the event. */
function handledAt(leaf: AnyStateNode, event: string): boolean {
  if (isViolation(leaf)) return true;
  for (let node: AnyStateNode | undefined = leaf; node; node = node.parent) {
    if (node.transitions.has(event)) return true;
    const region: AnyStateNode | undefined = node.parent;
    if (region?.type === 'parallel') {
      for (const sibling of Object.values(region.states)) {
        if (sibling === node) continue;
        for (const inner of nodesOf(sibling)) if (inner.transitions.has(event)) return true;
      }
    }
  }
  return false;
}
