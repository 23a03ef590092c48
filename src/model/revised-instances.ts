import type { AddedInstances } from './added.ts';
import { applyChanges } from './apply-changes.ts';
import type { Change } from './change.ts';
import { ModelError } from './error.ts';
import type { AnyObjectDef } from './object-def.ts';
import { composerInto, instancesOf, type SystemDef } from './system.ts';
import type { Instance, Sizes } from './composer.ts';
import { thereIn } from './there.ts';
import type { AnyThreadDef } from './thread-def.ts';

/** Changes of a system with the name of who asks for them. */
export interface Revision {
  readonly by: string;
  readonly changes: readonly Change[];
}

/**
 * The instances of a system as edits and dropped duties leave them. What an edit adds is there before
 * its own changes of machines, so that these may be about it.
 *
 * @throws ModelError when a change does not fit
 */
export function revisedInstances(
  system: SystemDef,
  sizes: Sizes,
  revisions: readonly Revision[],
): Instance[] {
  const instances = instancesOf(system, sizes);
  const published = new Map(instances.map(({ def }) => [def.id, def]));
  const defs = new Map(published);
  for (const { by, changes } of revisions) {
    const before = instances.length;
    addTo(instances, changes, by, sizes);
    for (const { name, def } of instances.slice(before))
      adopt(published, defs, def, `${by}, ${name}`);
    applyChanges(
      defs,
      changes.filter((change) => !addsInstances(change)),
      by,
    );
  }
  return instances.map((instance) => ({ ...instance, def: defs.get(instance.def.id)! }));
}

/** Whether a change creates instances, instead of changing a machine. */
export function addsInstances(change: Change): change is AddedInstances {
  return change.op === 'add instances';
}

/** Creates what changes add, beside the instances that are there. */
export function addTo(
  instances: Instance[],
  changes: readonly Change[],
  by: string,
  sizes: Sizes,
): void {
  for (const change of changes.filter(addsInstances))
    change.compose(composerInto(instances, by, changes), thereIn(instances, by), sizes);
}

/** An instance of a machine that the system has follows the changes made to that machine. */
function adopt(
  published: Map<string, AnyObjectDef | AnyThreadDef>,
  defs: Map<string, AnyObjectDef | AnyThreadDef>,
  def: AnyObjectDef | AnyThreadDef,
  where: string,
): void {
  const known = published.get(def.id);
  if (known === undefined) {
    published.set(def.id, def);
    defs.set(def.id, def);
  } else if (known !== def) {
    throw new ModelError(
      where,
      `is of another machine that is called ${def.id} too`,
      'give the new machine an id of its own',
    );
  }
}
