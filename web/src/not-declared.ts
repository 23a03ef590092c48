/** Stands in the page for `src/model/declared-at.ts`: nobody declares a step here, and there are no files. */

export function markDeclared(): void {}

export function carryDeclared(): void {}

export function declaredAt(): undefined {
  return undefined;
}
