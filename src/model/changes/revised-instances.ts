import type { AddedInstances } from './added.ts';
import { applyChanges } from './apply-changes.ts';
import type { Change } from './change.ts';
import type { ChoiceBetween, Chosen, Instance, Setting } from '../composer.ts';
import { composerInto } from './composer-into.ts';
import { ModelError } from '../error.ts';
import type { AnyObjectDef } from '../object-def.ts';
import { chosenAt, sizesIn } from './setting.ts';
import { nearest } from '../similar.ts';
import type { SystemDef } from '../system.ts';
import { thereIn } from './there.ts';
import type { AnyThreadDef } from '../thread-def.ts';

/** Changes of a system with the name of who asks for them. */
export interface Revision {
  readonly by: string;
  readonly changes: readonly Change[];
}

/**
 * The instances of a system at a setting, as what is chosen leaves them.
 *
 * @throws ModelError for a name used twice, a port left unwired, a range that no step picks from
 */
export function instancesOf(system: SystemDef, setting: Setting): Instance[] {
  return revisedInstances(system, setting, []);
}

/**
 * The instances of a system as what is chosen, then edits and dropped duties leave them. What an edit adds
 * is there before its own changes of machines, so that these may be about it.
 *
 * @throws ModelError when a change does not fit
 */
export function revisedInstances(
  system: SystemDef,
  setting: Setting,
  revisions: readonly Revision[],
): Instance[] {
  const instances = composed(system, setting);
  const published = new Map(instances.map(({ def }) => [def.id, def]));
  const defs = new Map(published);
  const chosen = choosing(system, setting).map(({ by, changes }) => ({
    by,
    changes: changes.filter((one) => addsInstances(one) || published.has(one.machine)),
  }));
  for (const { by, changes } of [...chosen, ...revisions]) {
    const before = instances.length;
    addTo(instances, changes, by, { system, setting });
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

/** Ids of the machines that a system has at a setting: changing their text would change none of these. */
export function machineIds(system: SystemDef, setting: Setting): ReadonlySet<string> {
  const instances = composed(system, setting);
  for (const { by, changes } of choosing(system, setting))
    addTo(instances, changes, by, { system, setting });
  return new Set(instances.map(({ def }) => def.id));
}

/**
 * What the chosen alternatives change; what is about a machine that the system has only at other settings
 * is left out where it is applied.
 */
export function choosing(system: SystemDef, setting: Setting): Revision[] {
  return chosenAt(system, setting).flatMap(({ id, of, changes }) =>
    changes === undefined ? [] : [{ by: `${of?.choice ?? 'choice'} ${id}`, changes }],
  );
}

function composed(system: SystemDef, setting: Setting): Instance[] {
  const instances: Instance[] = [];
  const later = [
    ...system.duties.flatMap((duty) => duty.dropped),
    ...choosing(system, setting).flatMap(({ changes }) => changes),
  ];
  const where = `system ${system.id}`;
  const chosen = chosenFor({ system, setting }, where);
  system.compose(composerInto(instances, where, later, chosen), sizesIn(setting));
  refuseTwoOfOneId(instances, where);
  return instances;
}

/** Machines are told apart by their id: a second one of the same id would be taken for the first. */
function refuseTwoOfOneId(instances: readonly Instance[], where: string): void {
  const defs = new Map<string, Instance>();
  for (const instance of instances) {
    const { name, def } = instance;
    const first = defs.get(def.id) ?? instance;
    defs.set(def.id, first);
    if (first.def === def) continue;
    throw new ModelError(
      `${where}, ${name}, machine ${def.id}`,
      `is another machine than that of ${first.name}, which has this id too`,
      'give the new machine an id of its own',
    );
  }
}

/** A system as it is searched. */
interface At {
  readonly system: SystemDef;
  readonly setting: Setting;
}

/** Answers what is chosen of a choice, by its id: a user's file may have its own copy of the choice. */
function chosenFor({ system, setting }: At, where: string): Chosen {
  return <P>(choice: ChoiceBetween<P>): P => {
    const at = system.choices.findIndex(({ id }) => id === choice.id);
    if (at < 0)
      throw new ModelError(
        `${where}, choice ${choice.id}`,
        'is none that it lists',
        system.choices.length === 0
          ? `list it: choices: [${choice.id}]`
          : nearest(
              choice.id,
              system.choices.map(({ id }) => id),
            ),
      );
    return chosenAt(system, setting)[at]!.parts as P;
  };
}

/** Whether a change creates instances, instead of changing a machine. */
export function addsInstances(change: Change): change is AddedInstances {
  return change.op === 'add instances';
}

/** Creates what changes add, beside the instances that are there. */
export function addTo(instances: Instance[], changes: readonly Change[], by: string, at: At): void {
  for (const change of changes.filter(addsInstances))
    change.compose(
      composerInto(instances, by, changes, chosenFor(at, by)),
      thereIn(instances, by),
      sizesIn(at.setting),
    );
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
