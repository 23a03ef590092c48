import type { AnyStateNode } from 'xstate';
import { nodesOf, pathOf } from '../machine/state-nodes.ts';
import type { Refusals } from './refusals.ts';

/** Each event of an object has a kind, effects are accepted everywhere, questions are answered. */
export function admitKinds(refusals: Refusals): void {
  const { machine, events, answers } = refusals.def;
  if (!events || !answers) return;
  const used = new Set<string>();
  for (const node of nodesOf(machine.root))
    for (const event of node.transitions.keys()) used.add(event);
  // With a wildcard, what is declared cannot be told from what is not; it is refused already.
  if ([...used].some((event) => event === '*' || event.endsWith('.*'))) return;
  const leaves = [...nodesOf(machine.root)].filter(
    (node) => (node.type === 'atomic' || node.type === 'final') && !isViolation(node),
  );
  for (const event of used) {
    if (!events.has(event) && !event.startsWith('xstate.'))
      refusals.say(`event ${event}`, 'has no kind', 'list it under effects, waits or answers');
  }
  for (const [event, kind] of events) {
    if (!used.has(event)) {
      refusals.say(
        `event ${event}`,
        'is declared but no state has a transition for it',
        'add the transition or drop the declaration',
      );
      continue;
    }
    if (kind !== 'effect') continue;
    for (const leaf of leaves) {
      if (isHandledAt(leaf, event)) continue;
      refusals.say(
        `state ${pathOf(leaf)}, event ${event}`,
        'an effect is refused here, and objects cannot refuse the kernel',
        `add the transition; where ${event} must not happen, let it lead to a violation state`,
      );
    }
  }
  for (const [question, set] of answers) {
    for (const leaf of leaves) {
      if (set.some((event) => isHandledAt(leaf, event))) continue;
      refusals.say(
        `state ${pathOf(leaf)}, question ${question}`,
        `none of the answers ${set.join(' / ')} is accepted`,
        'exactly one answer must be accepted in every state',
      );
    }
  }
}

/** Whether a state or one around it is a violation, which absorbs: it need not answer. */
export function isViolation(node: AnyStateNode): boolean {
  for (let at: AnyStateNode | undefined = node; at; at = at.parent)
    if (at.tags.includes('violation')) return true;
  return false;
}

/** Whether the leaf, an ancestor, or a sibling region of an ancestor has a transition for the event. */
function isHandledAt(leaf: AnyStateNode, event: string): boolean {
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
