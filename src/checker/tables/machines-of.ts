import type { Setting } from '../../model/composer.ts';
import { machineIds } from '../../model/revised-instances.ts';
import { resolveSizes, sizeSpecs } from '../../model/setting.ts';
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
