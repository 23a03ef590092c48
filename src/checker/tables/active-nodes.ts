import type { AnyMachineSnapshot, AnyStateNode } from 'xstate';

/**
 * The active states of a snapshot, in no order to rely on. XState tells them only in a field that it
 * calls its own: nobody else reads it, and a test holds it equal to what `value` says.
 */
export function activeNodesUnordered(snapshot: AnyMachineSnapshot): readonly AnyStateNode[] {
  return snapshot._nodes as AnyStateNode[];
}

/** The active states of a snapshot, outermost first. */
export function activeNodes(snapshot: AnyMachineSnapshot): AnyStateNode[] {
  return activeNodesUnordered(snapshot).toSorted(
    (a, b) => a.path.length - b.path.length || a.order - b.order,
  );
}

/** The kernel source that a state, or the nearest state around it, names. */
export function sourceOf(node: AnyStateNode): string | undefined {
  for (let at: AnyStateNode | undefined = node; at; at = at.parent) {
    const source = (at.meta as { source?: string } | undefined)?.source;
    if (source !== undefined) return source;
  }
  return undefined;
}
