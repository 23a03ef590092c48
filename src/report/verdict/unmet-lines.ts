import type { SystemVerdict, Unmet } from '../../schemas/verdict.ts';
import { count } from '../text/count.ts';
import { groupBy } from '../text/group-by.ts';
import { indented, together } from '../text/wrap.ts';

/** More than this many in one part of a machine are counted, not listed, unless in full. */
const LISTED_MOST = 3;

/** The steps that never fired and the states never entered: what the verdict says nothing about. */
export function unmetLines(
  { neverFired, neverEntered }: SystemVerdict,
  width: number,
  full: boolean,
): string[] {
  return [
    ...section('steps that never fired', 'steps', neverFired, width, full),
    ...section('states never entered', 'states', neverEntered, width, full),
  ];
}

function section(
  title: string,
  unit: string,
  unmet: readonly Unmet[],
  width: number,
  full: boolean,
): string[] {
  if (unmet.length === 0) return [];
  const machines = groupBy(unmet, ({ machine }) => machine);
  const hidden =
    full || [...machines.values()].every((all) => shown(all, unit, full) === listed(all));
  return [
    ...indented(`${title}: ${unmet.length}${hidden ? '' : ' (--full lists all)'}`, width),
    ...[...machines].flatMap(([machine, all]) =>
      indented(`${machine}: ${shown(all, unit, full)}`, width, 4),
    ),
  ];
}

/** Names of one machine; the many of one part of it (`close.evict.get`: `close`) are counted. */
function shown(unmet: readonly Unmet[], unit: string, full: boolean): string {
  if (full) return listed(unmet);
  const parts = groupBy(unmet, ({ name }) => /^[^.:]*/.exec(name)![0]);
  return [...parts]
    .map(([part, all]) =>
      all.length > LISTED_MOST ? together(`${count(all.length, unit)} in ${part}`) : listed(all),
    )
    .join('; ');
}

function listed(unmet: readonly Unmet[]): string {
  return unmet.map(({ name }) => together(name)).join('; ');
}
