import type { Duty } from '../model/duty.ts';
import type { Edit } from '../model/edit.ts';
import { ModelError } from '../model/error.ts';
import { instancesOf, type Sizes, type SystemDef } from '../model/system.ts';
import type { Revision } from './compile.ts';

/** Which commits are taken back and which duties nobody keeps. */
export interface Selection {
  readonly edits: readonly Edit[];
  readonly duties: readonly Duty[];
}

/**
 * The changes of a system's machines that a selection stands for: edits first (older code), then
 * dropped duties.
 *
 * An edit whose machines the system does not have is left out: it is about another part of the kernel.
 */
export function revisionsFor(
  system: SystemDef,
  sizes: Sizes,
  { edits, duties }: Selection,
): Revision[] {
  const machines = new Set(instancesOf(system, sizes).map(({ def }) => def.id));
  const revisions: Revision[] = [];
  for (const { id, changes } of edits) {
    const here = changes.filter(({ machine }) => machines.has(machine));
    if (here.length > 0) revisions.push({ by: `edit ${id}`, changes: here });
  }
  for (const { id, dropped } of duties) {
    const here = dropped.filter(({ machine }) => machines.has(machine));
    if (here.length > 0) revisions.push({ by: `dropped duty ${id}`, changes: here });
  }
  return revisions;
}

/** Commits may be named by this much of their id. */
const SHORT_COMMIT = /^[0-9a-f]{7,}$/;

/** Finds by id; a commit also by its first letters. */
export function findById<T extends { readonly id: string }>(
  all: readonly T[],
  id: string,
): T | undefined {
  return (
    all.find((one) => one.id === id) ??
    (SHORT_COMMIT.test(id) ? all.find((one) => one.id.startsWith(id)) : undefined)
  );
}

/** Finds by id, or says which there are. */
export function pick<T extends { readonly id: string }>(
  what: string,
  all: readonly T[],
  ids: readonly string[],
): T[] {
  return ids.map((id) => {
    const found = findById(all, id);
    if (!found)
      throw new ModelError(
        `${what} ${id}`,
        'is not known',
        `known: ${all.map((one) => one.id).join(', ') || 'none'}`,
      );
    return found;
  });
}
