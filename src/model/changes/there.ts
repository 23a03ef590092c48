import { ModelError } from '../error.ts';
import type { AnyObjectDef } from '../object-def.ts';
import { nearest } from '../similar.ts';
import type { Instance, Ref } from '../composer.ts';
import type { AnyThreadDef } from '../thread-def.ts';

/** A wire of a port that a system did not have: as in `Composer.thread`. */
type NewWire =
  | Ref<unknown>
  | readonly Ref<unknown>[]
  | ((indices: Readonly<Record<string, number>>) => Ref<unknown> | readonly Ref<unknown>[]);

/** What a system has already, for an edit that adds to it. */
export interface There {
  /**
   * The only instance of a machine, or the one of this name.
   *
   * @throws ModelError when there is none, or when there are several and none is named
   */
  one<D extends AnyObjectDef | AnyThreadDef>(def: D, name?: string): Ref<D>;
  /** Every instance of a machine, in the order in which they were created. */
  all<D extends AnyObjectDef | AnyThreadDef>(def: D): readonly Ref<D>[];
  /** Wires ports that steps of an edit use in every thread of this machine. */
  wire(def: AnyThreadDef, wires: Readonly<Record<string, NewWire>>): void;
}

/** Finds and wires instances of a list that the caller may go on to extend. */
export function thereIn(instances: Instance[], where: string): There {
  const all = (id: string): Instance[] => instances.filter(({ def }) => def.id === id);
  const known = (def: AnyObjectDef | AnyThreadDef): Instance[] => {
    const found = all(def.id);
    if (found.length > 0) return found;
    throw new ModelError(
      `${where}, machine ${def.id}`,
      'has no instance in this system',
      nearest(def.id, [...new Set(instances.map((one) => one.def.id))]),
    );
  };
  return {
    one(def, name) {
      const found = known(def);
      const names = found.map((one) => one.name);
      if (name === undefined && found.length === 1) return { name: names[0]! };
      if (name !== undefined && names.includes(name)) return { name };
      throw new ModelError(
        `${where}, machine ${def.id}`,
        name === undefined ? `has ${found.length} instances` : `has no instance ${name}`,
        name === undefined ? `name one of ${names.join(', ')}, or use all` : nearest(name, names),
      );
    },
    all: (def) => all(def.id).map(({ name }) => ({ name })),
    wire(def, wires) {
      for (const { name } of known(def)) {
        const at = instances.findIndex((one) => one.name === name);
        const instance = instances[at]!;
        for (const port of Object.keys(wires)) {
          if (!(port in instance.wires)) continue;
          throw new ModelError(
            `${where}, thread ${name}`,
            `port ${port} is wired already`,
            'give the new port a name of its own',
          );
        }
        instances[at] = { ...instance, wires: { ...instance.wires, ...wires } };
      }
    },
  };
}
