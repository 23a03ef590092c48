import type { AnyStateNode } from 'xstate';

/** Every state node below and including `root`, parents first. */
export function nodesOf(root: AnyStateNode): readonly AnyStateNode[] {
  const nodes: AnyStateNode[] = [];
  addNodes(root, nodes);
  return nodes;
}

function addNodes(node: AnyStateNode, nodes: AnyStateNode[]): void {
  nodes.push(node);
  for (const child of Object.values(node.states)) addNodes(child, nodes);
}

/** The node's path without the machine's own name, for messages and edits. */
export function pathOf(node: AnyStateNode): string {
  return node.path.length === 0 ? '(root)' : node.path.join('.');
}

/** Whether a state is somewhere inside another. */
export function isInside(node: AnyStateNode, outer: AnyStateNode): boolean {
  for (let at = node.parent; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** The innermost state that two states are both inside; undefined where one of them is the root. */
export function innermostAround(a: AnyStateNode, b: AnyStateNode): AnyStateNode | undefined {
  let at = a.parent;
  while (at && !isInside(b, at)) at = at.parent;
  return at;
}

/**
 * The state whose inside a transition leaves and enters anew (SCXML calls it the domain); undefined for
 * a transition without a target.
 */
export function domainOf(transition: {
  readonly source: AnyStateNode;
  readonly target?: readonly AnyStateNode[] | undefined;
  readonly reenter: boolean;
}): AnyStateNode | undefined {
  const { source, target, reenter } = transition;
  if (target === undefined || target.length === 0) return undefined;
  if (!reenter && target.every((one) => one === source || isInside(one, source))) return source;
  let at = source.parent;
  while (at && !target.every((one) => isInside(one, at!))) at = at.parent;
  return at ?? source.machine.root;
}
