import type { Duty } from '../model/duty.ts';
import type { AnyEdit } from '../model/edit.ts';
import { ModelError } from '../model/error.ts';
import {
  addsInstances,
  addTo,
  instancesOf,
  type Revision,
} from '../model/changes/revised-instances.ts';
import { nearest } from '../model/similar.ts';
import type { SystemDef } from '../model/system.ts';
import type { Setting } from '../model/composer.ts';
import { machinesOfEverySize } from './tables/machines-of.ts';

/** Which commits are taken back and which duties nobody keeps. */
interface Selection {
  /** In the order in which they are taken back: each names the text that the earlier ones left. */
  readonly edits: readonly AnyEdit[];
  readonly duties: readonly Duty[];
}

/**
 * The changes of a system's machines that a selection stands for: edits first (older code), then
 * dropped duties.
 *
 * A change of a machine that the system has only at other sizes, or that only other systems have, is left
 * out: it is about another part of the kernel.
 *
 * @param others the systems that an entry may be about as well
 * @throws ModelError for a change of a machine that none of the systems has at any size
 */
export function revisionsFor(
  system: SystemDef,
  sizes: Setting,
  { edits, duties }: Selection,
  others: readonly SystemDef[] = [],
): Revision[] {
  const instances = instancesOf(system, sizes);
  const entries = [
    ...edits.map(({ id, changes }) => ({ by: `edit ${id}`, changes })),
    ...duties.map(({ id, dropped }) => ({ by: `dropped duty ${id}`, changes: dropped })),
  ];
  return entries.flatMap(({ by, changes }) => {
    addTo(instances, changes, by, { system, setting: sizes });
    const machines = new Set(instances.map(({ def }) => def.id));
    const here = changes.filter((change) => {
      if (addsInstances(change) || machines.has(change.machine)) return true;
      refuseUnknown(`${by}, machine ${change.machine}`, change.machine, [system, ...others]);
      return false;
    });
    return here.length > 0 ? [{ by, changes: here }] : [];
  });
}

/** @throws ModelError for a machine that none of the systems has at any size */
function refuseUnknown(where: string, machine: string, systems: readonly SystemDef[]): void {
  if (systems.some((one) => machinesOfEverySize(one).has(machine))) return;
  const elsewhere = systems.length > 1 ? ', nor in another system' : '';
  throw new ModelError(
    where,
    `is in ${systems[0]!.id} at none of its sizes${elsewhere}`,
    nearest(machine, [...new Set(systems.flatMap((one) => [...machinesOfEverySize(one)]))]),
  );
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

/** Finds by id, each once, or says which there are. */
export function pick<T extends { readonly id: string }>(
  what: string,
  all: readonly T[],
  ids: readonly string[],
): T[] {
  const found = ids.map((id) => {
    const one = findById(all, id);
    if (!one)
      throw new ModelError(
        `${what} ${id}`,
        'is not known',
        nearest(
          id,
          all.map((known) => known.id),
        ),
      );
    return one;
  });
  return [...new Set(found)];
}
