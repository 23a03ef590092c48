import type { AnyMachineSnapshot, AnyStateNode } from 'xstate';

/** The active states of a snapshot, outermost first. */
export function activeNodes(snapshot: AnyMachineSnapshot): AnyStateNode[] {
  return (snapshot._nodes as AnyStateNode[]).toSorted(
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
