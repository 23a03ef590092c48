import { instancesOf, resolveSizes, type SystemDef } from '../../model/system.ts';
import type { Sizes } from '../../model/composer.ts';

/** Ids of the machines that a system has at these sizes. */
export function machinesAt(system: SystemDef, sizes: Sizes): ReadonlySet<string> {
  return new Set(instancesOf(system, sizes).map(({ def }) => def.id));
}

/** Systems do not change, and composing one at all its sizes is asked for by every entry. */
const known = new WeakMap<SystemDef, ReadonlySet<string>>();

/** Ids of the machines that a system has at some of its sizes. */
export function machinesOfEverySize(system: SystemDef): ReadonlySet<string> {
  let machines = known.get(system);
  if (!machines) {
    machines = new Set(allSizes(system).flatMap((sizes) => [...machinesAt(system, sizes)]));
    known.set(system, machines);
  }
  return machines;
}

/** Every combination of the least, the default and the most that each size takes. */
function allSizes(system: SystemDef): Sizes[] {
  let all: Sizes[] = [resolveSizes(system)];
  for (const [name, { min = 1, default: usual, max }] of Object.entries(system.sizes)) {
    const values = [...new Set([min, usual, max])];
    all = all.flatMap((sizes) => values.map((value) => ({ ...sizes, [name]: value })));
  }
  return all;
}
