import type { AnyStateNode } from 'xstate';

/** Whether a state value is in the state of a dotted path. */
export function inState(value: unknown, path: string): boolean {
  let at: unknown = value;
  const names = path.split('.');
  for (const [i, name] of names.entries()) {
    if (typeof at === 'string') return at === name && i === names.length - 1;
    if (typeof at !== 'object' || at === null || !(name in at)) return false;
    at = (at as Record<string, unknown>)[name];
  }
  return true;
}

/** Whether a machine with this root has a state of this dotted path. */
export function hasState(root: AnyStateNode, path: string): boolean {
  let node: AnyStateNode | undefined = root;
  for (const name of path.split('.')) {
    node = node.states[name];
    if (!node) return false;
  }
  return true;
}
