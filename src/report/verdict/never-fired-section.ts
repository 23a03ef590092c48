import type { Verdict } from '../../schemas/verdict.ts';
import { groupBy } from '../text/group-by.ts';
import type { Palette } from '../text/palette.ts';
import { indented, wrap } from '../text/wrap.ts';

/** The steps that no search of the whole run ever fired: the models say them, nothing shows them. */
export function neverFiredSection(
  { neverFired }: Verdict,
  width: number,
  palette: Palette,
): string[] {
  if (neverFired === undefined) return [];
  const machines = groupBy(neverFired, ({ machine }) => machine);
  return [
    ...wrap(`Steps that never fired in any search of this run: ${neverFired.length}`, width, 2).map(
      palette.strong,
    ),
    ...[...machines].flatMap(([machine, steps]) =>
      indented(`${machine}: ${steps.map(({ name }) => name).join('; ')}`, width),
    ),
    '',
  ];
}
