import type { Instance } from '../../model/composer.ts';
import { nodesOf } from '../../model/machine/state-nodes.ts';
import type { SystemDef } from '../../model/system.ts';
import { instancesOfEverySetting } from './machines-of.ts';

/** What rules may ask for by name: the tags of states, and the indices of places in a family. */
export class KnownNames {
  readonly tags: Names;
  readonly places: Names;

  /** @param instances of the system as it is searched; those of its other settings count as well */
  constructor(system: SystemDef, instances: readonly Instance[]) {
    const everywhere = (): readonly Instance[] => instancesOfEverySetting(system);
    this.tags = new Names(instances, everywhere, ({ def }) =>
      [...nodesOf(def.machine.root)].flatMap(({ tags }) => tags),
    );
    this.places = new Names(instances, everywhere, ({ at }) => Object.keys(at));
  }
}

/** Names of one kind. Those of other settings are looked up only where one is not there at this one. */
class Names {
  readonly #here: ReadonlySet<string>;
  readonly #everywhere: () => readonly Instance[];
  readonly #of: (instance: Instance) => readonly string[];

  constructor(
    here: readonly Instance[],
    everywhere: () => readonly Instance[],
    of: (instance: Instance) => readonly string[],
  ) {
    this.#here = new Set(here.flatMap(of));
    this.#everywhere = everywhere;
    this.#of = of;
  }

  has(name: string): boolean {
    return this.#here.has(name) || this.all().includes(name);
  }

  all(): readonly string[] {
    return [...new Set([...this.#here, ...this.#everywhere().flatMap(this.#of)])];
  }
}

const known = new WeakMap<readonly Instance[], KnownNames>();

/** The names of a system as it is searched. */
export function knownNames(system: SystemDef, instances: readonly Instance[]): KnownNames {
  let names = known.get(instances);
  if (!names) known.set(instances, (names = new KnownNames(system, instances)));
  return names;
}
