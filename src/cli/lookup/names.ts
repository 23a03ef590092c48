import { findById } from '../../checker/apply-history.ts';
import { machineIds } from '../../model/changes/revised-instances.ts';
import type { Change } from '../../model/changes/change.ts';
import type { Duty } from '../../model/duty.ts';
import { everywhere, type AnyEdit } from '../../model/edit.ts';
import { addsInstances } from '../../model/changes/revised-instances.ts';
import { resolveSizes } from '../../model/changes/setting.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Setting } from '../../model/composer.ts';
import { published } from './catalogue.ts';
import { Usage } from '../terminal/exit.ts';
import { similar } from '../../model/similar.ts';
import type { ModelOptions } from '../options/model-options.ts';

/** So few names are all listed. */
const LISTED_MOST = 12;

/**
 * Holds the names that options give against what there is.
 *
 * @param systems the systems that are asked for; a duty or a rule must be one of theirs
 * @param edits the history that a file exports beside the published one
 * @throws Usage for a name that is not known
 */
export function checkNames(
  systems: readonly SystemDef[],
  { revert, drop, only }: ModelOptions,
  edits: readonly AnyEdit[] = [],
): void {
  known('--revert', revert, [...edits, ...published.edits]);
  const of = systems.length === 1 ? ` in ${systems[0]!.id}` : ' in any system';
  known(
    '--drop',
    drop,
    systems.flatMap(({ duties }) => duties),
    of,
  );
  known(
    '--only',
    only,
    systems.flatMap(({ rules }) => rules),
    of,
  );
}

/**
 * Refuses an edit that changes no machine of a system: every rule would stand as without it, which reads
 * as if the edit broke nothing. One that is about no system at all is left to who applies it, who says
 * which machine it misspells.
 *
 * @throws Usage when there is one
 */
export function checkReverts(
  system: SystemDef,
  sizes: Setting,
  revert: readonly string[],
  edits: readonly AnyEdit[] = [],
): void {
  for (const id of revert) {
    const named = findById([...edits, ...published.edits], id);
    if (!named || changesSomeOf(system, sizes, named)) continue;
    const elsewhere = published.systems.filter((other) =>
      changesSomeOf(other, resolveSizes(other), named),
    );
    if (elsewhere.length === 0) continue;
    throw new Usage(
      `--revert ${id}: changes nothing in ${system.id}; it is about ${elsewhere.map((other) => other.id).join(', ')}`,
    );
  }
}

/**
 * Refuses to drop a duty of a machine that a system does not have at these sizes.
 *
 * @throws Usage when there is one
 */
export function checkDrops(system: SystemDef, sizes: Setting, drop: readonly string[]): void {
  for (const id of drop) {
    const named = findById(system.duties, id);
    if (!named || dropsSomeOf(system, sizes, named)) continue;
    throw new Usage(
      `--drop ${id}: changes nothing in ${system.id} at these sizes; it is about ${aboutOf(named.dropped)}`,
    );
  }
}

/** Whether dropping a duty changes a machine that a system has at these sizes, or adds to it. */
export function dropsSomeOf(system: SystemDef, sizes: Setting, { dropped }: Duty): boolean {
  const machines = machineIds(system, sizes);
  return dropped.some((change) => addsInstances(change) || machines.has(change.machine));
}

/** The machines that changes are about, in words. */
export function aboutOf(changes: readonly Change[]): string {
  const machines = changes.flatMap((change) => (addsInstances(change) ? [] : [change.machine]));
  return [...new Set(machines)].join(', ') || 'another system';
}

/** Whether an edit changes a machine that a system has at these sizes. */
export function changesSomeOf(system: SystemDef, sizes: Setting, edit: AnyEdit): boolean {
  const machines = machineIds(system, sizes);
  const isMeant = everywhere(edit).some(({ expect }) => expect.system === system.id);
  return edit.changes.some((change) =>
    addsInstances(change) ? isMeant : machines.has(change.machine),
  );
}

function known(
  option: string,
  names: readonly string[],
  all: readonly { readonly id: string }[],
  of = '',
): void {
  const ids = [...new Set(all.map(({ id }) => id))];
  for (const name of names) if (!findById(all, name)) throw unknown(option, name, ids, of);
}

function unknown(option: string, name: string, names: readonly string[], of = ''): Usage {
  return new Usage(`${option} ${name}: is not known${of}; ${meant(name, names)}`);
}

/** Which names a mistyped one may have meant, in words. */
export function meant(name: string, names: readonly string[]): string {
  const alike = similar(name, names);
  if (alike.length > 0) return `did you mean ${alike.join(' or ')}?`;
  return names.length <= LISTED_MOST
    ? `known: ${names.join(', ') || 'none'}`
    : 'unplug list shows what there is';
}
