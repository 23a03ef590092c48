/** Shared between copies of the package: a user's file may have its own. */
const STACK: unique symbol = Symbol.for('unplug-verifier.declared-at');

interface Marked {
  readonly [STACK]?: Error;
}

/**
 * Notes on the meta of a step, or on what is expected of an edit, where the call stands that declares
 * it. No copy and no JSON has the note: it says nothing of what the step or the edit means.
 */
export function markDeclared(said: object): void {
  Object.defineProperty(said, STACK, { value: new Error('it is declared here') });
}

/** Gives a clone of a machine's configuration the notes of the original. */
export function carryDeclared(from: unknown, to: unknown): void {
  if (typeof from !== 'object' || from === null || typeof to !== 'object' || to === null) return;
  const { [STACK]: note } = from as Marked;
  if (note) Object.defineProperty(to, STACK, { value: note });
  for (const [key, inner] of Object.entries(from))
    carryDeclared(inner, (to as Record<string, unknown>)[key]);
}

/** The stack of the call that declared what has this note. */
export function stackOfDeclaration(said: object): string | undefined {
  return (said as Marked)[STACK]?.stack;
}
