import type { SystemVerdict } from '../../schemas/verdict.ts';
import { groupBy } from '../text/group-by.ts';
import { indented, wrap } from '../text/wrap.ts';

/**
 * What the models leave out, a line each: of several systems, which of them leaves it out, since what is
 * left out of one may be the whole point of another.
 */
export function notModelledLines(systems: readonly SystemVerdict[], width: number): string[] {
  const all = new Set(systems.map(({ system }) => system));
  const whose = new Map<string, Set<string>>();
  for (const { system, notModelled } of systems)
    for (const item of notModelled) whose.set(item, (whose.get(item) ?? new Set()).add(system));
  const groups = groupBy(whose, ([, some]) => [...some].join(', '));
  return [...groups].flatMap(([names, items]) => [
    ...wrap(`not modelled${items[0]![1].size === all.size ? '' : ` in ${names}`}:`, width, 2),
    ...items.flatMap(([item]) => indented(`- ${item}`, width)),
  ]);
}
