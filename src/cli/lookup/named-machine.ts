import { findById } from '../../checker/apply-history.ts';
import * as entry from '../../machines/index.ts';
import { pieces, type Piece } from '../../machines/pieces.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import { nearest } from '../../model/similar.ts';
import { everywhere } from '../../model/edit.ts';
import {
  addsInstances,
  instancesOf,
  revisedInstances,
} from '../../model/changes/revised-instances.ts';
import { everyChoice, resolveSizes } from '../../model/changes/setting.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Instance } from '../../model/composer.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import type { ChoiceOptions } from '../options/model-options.ts';
import { published, systemsWith, type Catalogue } from './catalogue.ts';
import { Usage } from '../terminal/exit.ts';
import { isMachine } from './load-file.ts';
import { chosenFrom } from './size-options.ts';

/** The first instance of each machine of these systems, by the machine's id. */
export function machinesOfSystems(systems: readonly SystemDef[]): Map<string, Instance> {
  const all = new Map<string, Instance>();
  for (const system of systems) {
    for (const instance of everyChoice(system).flatMap((at) => instancesOf(system, at)))
      if (!all.has(instance.def.id)) all.set(instance.def.id, instance);
  }
  return all;
}

/** Every published machine: what the entry of machines exports, whether a system has it or not. */
export function publishedMachines(): (AnyObjectDef | AnyThreadDef)[] {
  const exported = Object.values(entry as Readonly<Record<string, unknown>>).filter(isMachine);
  const used = [...machinesOfSystems(published.systems).values()].map(({ def }) => def);
  return [...new Map([...exported, ...used].map((def) => [def.id, def])).values()];
}

/**
 * The machines of a file that are not published: those that it exports, of its systems, and of what its
 * edits add to a system.
 *
 * @throws ModelError for an edit whose instances do not fit into its system
 */
export function ownMachines(catalogue: Catalogue): (AnyObjectDef | AnyThreadDef)[] {
  const { systems, machines = [] } = catalogue;
  const known = new Set(publishedMachines().map(({ id }) => id));
  const all = [
    ...machines,
    ...[...machinesOfSystems(systems).values()].map(({ def }) => def),
    ...addedMachines(catalogue),
  ];
  return [...new Map(all.map((def) => [def.id, def])).values()].filter(({ id }) => !known.has(id));
}

/** The machines of the systems of a file's edits, with what these edits add. */
function addedMachines(catalogue: Catalogue): (AnyObjectDef | AnyThreadDef)[] {
  const systems = systemsWith(catalogue);
  const known = [...catalogue.edits, ...published.edits];
  return catalogue.edits.flatMap(everywhere).flatMap((one) => {
    const { expect } = one;
    const system = systems.find(({ id }) => id === expect.system);
    if (!system) return [];
    const before = (expect.with ?? []).flatMap((id) => findById(known, id) ?? []);
    const added = [...before, one].map(({ id, changes }) => ({
      by: `edit ${id}`,
      changes: changes.filter(addsInstances),
    }));
    const setting = resolveSizes(system, expect.sizes);
    return revisedInstances(system, setting, added).map(({ def }) => def);
  });
}

/**
 * The first instance of a machine in the published systems.
 *
 * @param name id of the machine; dashes may stand for underscores
 * @throws Usage when no system has it
 */
export function instanceNamed(name: string): Instance {
  const all = machinesOfSystems(published.systems);
  const found = all.get(name) ?? all.get(underscored(name));
  if (!found) throw unknown(name, [...all.keys()]);
  return found;
}

/**
 * The first instance of a machine with what is chosen, in the systems that have all of that choice.
 *
 * @param name id of the machine; dashes may stand for underscores
 * @throws Usage when no system has the choice, or none of these the machine
 */
export function instanceChosen(
  name: string,
  options: ChoiceOptions,
  systems: readonly SystemDef[],
): Instance {
  const problems: Usage[] = [];
  const having = systems.flatMap((system) => {
    try {
      return [{ system, chosen: chosenFrom(system, options) }];
    } catch (problem) {
      if (!(problem instanceof Usage)) throw problem;
      if (system.choices.length > 0) problems.push(problem);
      return [];
    }
  });
  const [first] = having;
  if (!first) throw problems[0] ?? new Usage('no system has a choice');
  const all = having.flatMap(({ system, chosen }) =>
    instancesOf(system, resolveSizes(system, chosen)),
  );
  const found = all.find(({ def }) => def.id === name || def.id === underscored(name));
  if (found) return found;
  throw unknown(name, [...new Set(all.map(({ def }) => def.id))]);
}

/**
 * A machine of a file or a published one; or a published piece, by the name of its function or of the
 * kernel's: `evictPages`, `evict_pages`, `evict-pages`.
 *
 * @throws Usage when there is none
 */
export function machineOrPiece(
  name: string,
  own: readonly (AnyObjectDef | AnyThreadDef)[] = [],
): AnyObjectDef | AnyThreadDef | Piece {
  const all = new Map(publishedMachines().map((def) => [def.id, def]));
  for (const def of own) all.set(def.id, def);
  const machine = all.get(name) ?? all.get(underscored(name));
  if (machine) return machine;
  const piece = pieces.find((one) => one.name === name || kernelName(one) === underscored(name));
  if (piece) return piece;
  throw unknown(name, [...all.keys(), ...pieces.map(kernelName)]);
}

/** A piece as its function in the kernel is written. */
export function kernelName({ name }: Piece): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function underscored(name: string): string {
  return name.replaceAll('-', '_');
}

function unknown(name: string, names: readonly string[]): Usage {
  return new Usage(
    `there is no machine '${name}'; ${nearest(underscored(name), names.toSorted())} (unplug list machines)`,
  );
}
