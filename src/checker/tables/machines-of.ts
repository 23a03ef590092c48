import type { Instance, Setting } from '../../model/composer.ts';
import { ModelError } from '../../model/error.ts';
import {
  addsInstances,
  choosing,
  instancesOf,
  machineIds,
} from '../../model/changes/revised-instances.ts';
import { nearest } from '../../model/similar.ts';
import { resolveSizes, sizeSpecs } from '../../model/changes/setting.ts';
import type { SystemDef } from '../../model/system.ts';

/** Systems do not change, and composing one at all its settings is asked for by every entry. */
const known = new WeakMap<SystemDef, ReadonlySet<string>>();

/** Ids of the machines that a system has at some of its sizes, whatever is chosen. */
export function machinesOfEverySize(system: SystemDef): ReadonlySet<string> {
  let machines = known.get(system);
  if (!machines) {
    machines = new Set(everySetting(system).flatMap((at) => [...machineIds(system, at)]));
    known.set(system, machines);
  }
  return machines;
}

const knownInstances = new WeakMap<SystemDef, readonly Instance[]>();

/** The instances that a system has at some of its sizes, whatever is chosen; the same name may come again. */
export function instancesOfEverySetting(system: SystemDef): readonly Instance[] {
  let instances = knownInstances.get(system);
  if (!instances) {
    instances = everySetting(system).flatMap((at) => instancesOf(system, at));
    knownInstances.set(system, instances);
  }
  return instances;
}

/**
 * Holds the machines that what is chosen changes against those of the system: of one that it has at no
 * setting the change would be left out without a word.
 *
 * @throws ModelError naming the alternative and the machine
 */
export function checkChanges(system: SystemDef, setting: Setting): void {
  for (const { by, changes } of choosing(system, setting)) {
    for (const change of changes) {
      if (addsInstances(change) || machineIds(system, setting).has(change.machine)) continue;
      const everywhere = machinesOfEverySize(system);
      if (everywhere.has(change.machine)) continue;
      throw new ModelError(
        `${by}, machine ${change.machine}`,
        `is in ${system.id} at none of its settings`,
        nearest(change.machine, [...everywhere]),
      );
    }
  }
}

/** Every combination of what can be chosen with the least, the default and the most of each size. */
function everySetting(system: SystemDef): Setting[] {
  let choices: Setting[] = [{}];
  for (const { id, alternatives } of system.choices)
    choices = choices.flatMap((so) => alternatives.map((one) => ({ ...so, [id]: one.id })));
  return choices.flatMap((chosen) => {
    let all: Setting[] = [resolveSizes(system, chosen)];
    for (const [name, { min = 1, default: usual, max }] of Object.entries(
      sizeSpecs(system, chosen),
    )) {
      const values = [...new Set([min, usual, max])];
      all = all.flatMap((sizes) => values.map((value) => ({ ...sizes, [name]: value })));
    }
    return all;
  });
}
