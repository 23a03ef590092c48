import type { Duty } from '../model/duty.ts';
import type { Edit } from '../model/edit.ts';
import { ModelError } from '../model/error.ts';
import { instancesOf, type Sizes, type SystemDef } from '../model/system.ts';
import type { Change } from '../model/change.ts';
import { addsInstances, addTo, type Revision } from '../model/revised-instances.ts';

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
  const instances = instancesOf(system, sizes);
  const here = (changes: readonly Change[]): Change[] => {
    const machines = new Set(instances.map(({ def }) => def.id));
    return changes.filter((change) => addsInstances(change) || machines.has(change.machine));
  };
  const revisions: Revision[] = [];
  for (const { id, changes } of edits) {
    const by = `edit ${id}`;
    addTo(instances, changes, by, sizes);
    if (here(changes).length > 0) revisions.push({ by, changes: here(changes) });
  }
  for (const { id, dropped } of duties) {
    const by = `dropped duty ${id}`;
    addTo(instances, dropped, by, sizes);
    if (here(dropped).length > 0) revisions.push({ by, changes: here(dropped) });
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
