/** Shared between copies of the package: a user's file may have its own. */
const STACK: unique symbol = Symbol.for('unplug-verifier.declared-at');

interface Marked {
  readonly [STACK]?: Error;
}

/**
 * Notes on the meta of a step where the call stands that declares it. No copy and no JSON has the note:
 * it says nothing of what the step means.
 */
export function markDeclared(meta: object): void {
  Object.defineProperty(meta, STACK, { value: new Error('a step is declared here') });
}

/** Gives a clone of a machine's configuration the notes of the original. */
export function carryDeclared(from: unknown, to: unknown): void {
  if (typeof from !== 'object' || from === null || typeof to !== 'object' || to === null) return;
  const { [STACK]: note } = from as Marked;
  if (note) Object.defineProperty(to, STACK, { value: note });
  for (const [key, inner] of Object.entries(from))
    carryDeclared(inner, (to as Record<string, unknown>)[key]);
}

/** The stack of the call that declared the step with this meta. */
export function stackOfDeclaration(meta: object): string | undefined {
  return (meta as Marked)[STACK]?.stack;
}
