import { instancesOfEverySetting } from '../../checker/tables/machines-of.ts';
import type { Instance, Setting } from '../../model/composer.ts';
import { ModelError } from '../../model/error.ts';
import {
  addsInstances,
  instancesOf,
  revisedInstances,
} from '../../model/changes/revised-instances.ts';
import type { Rule } from '../../model/rule.ts';
import type { Scope } from '../../model/scope.ts';
import { everyChoice, resolveSizes } from '../../model/changes/setting.ts';
import { nearest } from '../../model/similar.ts';
import { nodesOf } from '../../model/machine/state-nodes.ts';
import type { SystemDef } from '../../model/system.ts';
import { published, type Catalogue } from './catalogue.ts';

/** What a rule of a file is about, by its name. */
interface About {
  readonly rule: string;
  readonly by: 'machine' | 'tag';
  readonly name: string;
}

/**
 * Holds what the rules of a file are about against what there is. A rule about a role that nobody takes is
 * not applicable; one about a tag or a machine that neither this system has, nor another of the file, nor a
 * published one, nor an edit brings, is misspelt and would judge nothing wherever it is listed.
 *
 * @param instances of the system as it is searched
 * @throws ModelError naming the rule
 */
export function checkScopes(
  system: SystemDef,
  instances: readonly Instance[],
  catalogue: Catalogue,
): void {
  const shipped = new Set(published.systems.flatMap(({ rules }) => rules).map(keyOf));
  const about = system.rules.filter((rule) => !shipped.has(keyOf(rule))).flatMap(scopesOf);
  let missing = lacking(about, instances);
  for (const more of placesToLook(system, catalogue)) {
    if (missing.length === 0) return;
    missing = lacking(missing, more());
  }
  const [first] = missing;
  if (first === undefined || isBrought(first, catalogue)) return;
  const { rule, by, name } = first;
  const known = [...instances, ...instancesOfEverySetting(system)].flatMap((one) =>
    namesOf(one, by),
  );
  throw new ModelError(
    `rule ${rule}`,
    by === 'tag'
      ? `is about the tag '${name}', which no state of any machine has`
      : `is about machine ${name}, which no system has`,
    nearest(name, [...new Set(known)]),
  );
}

/** A file may have its own copy of the package. */
function keyOf({ id, sentence }: Rule): string {
  return JSON.stringify([id, sentence]);
}

function scopesOf(rule: Rule): About[] {
  if (rule.kind === 'violation') return [{ rule: rule.id, by: 'machine', name: rule.of }];
  const over: readonly Scope[] = 'over' in rule ? Object.values(rule.over) : [];
  return over.flatMap(({ by, of }) => (by === 'actor' ? [] : [{ rule: rule.id, by, name: of }]));
}

function lacking(about: readonly About[], instances: readonly Instance[]): readonly About[] {
  const names = {
    tag: new Set(instances.flatMap((one) => namesOf(one, 'tag'))),
    machine: new Set(instances.flatMap((one) => namesOf(one, 'machine'))),
  };
  return about.filter(({ by, name }) => !names[by].has(name));
}

function namesOf({ def }: Pick<Instance, 'def'>, by: About['by']): readonly string[] {
  return by === 'machine' ? [def.id] : [...nodesOf(def.machine.root)].flatMap(({ tags }) => tags);
}

/** Where else a name may come from, the nearest first. */
function placesToLook(
  system: SystemDef,
  { systems, edits }: Catalogue,
): readonly (() => readonly Instance[])[] {
  return [
    () => systems.flatMap(instancesOfEverySetting),
    () => instancesOfEverySetting(system),
    () =>
      edits
        .filter(({ changes }) => changes.some(addsInstances))
        .flatMap(({ id, changes, expect }) =>
          added([...systems, ...published.systems], expect, { by: `edit ${id}`, changes }),
        ),
    () =>
      published.systems.flatMap((one) => everyChoice(one).flatMap((at) => instancesOf(one, at))),
  ];
}

/** What an edit adds where it is judged; nothing where it does not fit, which is told of the edit. */
function added(
  systems: readonly SystemDef[],
  expect: { readonly system: string; readonly sizes: Setting },
  revision: Parameters<typeof revisedInstances>[2][number],
): readonly Instance[] {
  const system = systems.find(({ id }) => id === expect.system);
  if (!system) return [];
  try {
    return revisedInstances(system, resolveSizes(system, expect.sizes), [revision]);
  } catch (error) {
    if (error instanceof ModelError) return [];
    throw error;
  }
}

/** Whether a change of an edit or a duty may bring it: its text has the name. */
function isBrought({ name }: About, { systems, edits, duties = [] }: Catalogue): boolean {
  const changes = [
    ...edits.map((one) => one.changes),
    ...[...duties, ...systems.flatMap((one) => one.duties)].map(({ dropped }) => dropped),
  ];
  return JSON.stringify(changes).includes(JSON.stringify(name));
}
