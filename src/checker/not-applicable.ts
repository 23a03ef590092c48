import type { Setting } from '../model/composer.ts';
import type { Rule } from '../model/rule.ts';
import { saysSomething, type Scope } from '../model/scope.ts';
import { meets } from '../model/changes/setting.ts';
import type { Compiled } from './tables/compile.ts';
import { machinesOfEverySize } from './tables/machines-of.ts';

/**
 * Why a rule says nothing of a system at its setting: what is missing, and how it is given.
 *
 * @returns undefined for a rule that says something
 */
export function notApplicable(
  { system, sizes, instances }: Compiled,
  rule: Rule,
): string | undefined {
  if (!meets(sizes, rule.needs)) return `needs ${neededText(sizes, rule.needs ?? {})}`;
  const defs = instances.map(({ def }) => def);
  if (rule.kind === 'violation')
    return defs.some(({ id }) => id === rule.of) ? undefined : noMachine(rule.of);
  if (!('over' in rule)) return undefined;
  const everySize = machinesOfEverySize(system);
  const missing = Object.entries(rule.over)
    .filter(([name, scope]) => !saysSomething({ [name]: scope }, defs, everySize))
    .map(([, scope]) => missingText(scope));
  return missing.length === 0 ? undefined : [...new Set(missing)].join('; ');
}

/** What a setting lacks, as the options that would give it. */
function neededText(sizes: Setting, needs: Setting): string {
  return Object.entries(needs)
    .filter(([name, value]) => !meets(sizes, { [name]: value }))
    .map(([name, value]) =>
      typeof value === 'number' ? `size ${name}=${value} or more` : `choice ${name}=${value}`,
    )
    .join(', ');
}

function missingText({ by, of }: Scope): string {
  switch (by) {
    case 'machine':
      return noMachine(of);
    case 'tag':
      return `no state has the tag '${of}': give it to the states where a thread does that, tags: '${of}'`;
    case 'actor':
      return `no thread is run by '${of}': thread(machine, { actor: '${of}' })`;
  }
}

function noMachine(id: string): string {
  return `the system has no machine ${id}`;
}
