import { findById } from '../checker/apply-history.ts';
import { kernels, kernelNamed, type Kernel } from '../history/kernels.ts';
import type { Edit } from '../model/edit.ts';
import type { SystemDef } from '../model/system.ts';
import { published } from './catalogue.ts';
import { Usage } from './exit.ts';
import { similar } from './similar.ts';
import type { ModelOptions } from './verify-options.ts';

/** So few names are all listed. */
const LISTED_MOST = 5;

/** @throws Usage when there is no such kernel */
export function kernelFor(version: string): Kernel {
  const versions = kernels.map((kernel) => kernel.version);
  if (!versions.includes(version)) throw unknown('--kernel', version, versions);
  return kernelNamed(version);
}

/**
 * Holds the names that options give against what there is.
 *
 * @param systems the systems that are asked for; a duty or a rule must be one of theirs
 * @param edits the history that a file exports beside the published one
 * @throws Usage for a name that is not known
 */
export function checkNames(
  systems: readonly SystemDef[],
  { kernel, revert, drop, only }: ModelOptions,
  edits: readonly Edit[] = [],
): void {
  kernelFor(kernel);
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
  if (names.length <= LISTED_MOST) return `known: ${names.join(', ') || 'none'}`;
  const alike = similar(name, names);
  return alike.length > 0 ? `did you mean ${alike.join(' or ')}?` : 'unplug list shows them all';
}
