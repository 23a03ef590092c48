import type { Verdict } from '../../schemas/verdict.ts';
import { breakersOf } from './breakers.ts';
import type { Palette } from '../text/palette.ts';
import { table, type Cell } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/**
 * Each rule with what breaks it; one that nothing breaks might be unable to fail. That is said only where
 * everything was tried, each duty of each system too; else the table is of the rules that something broke.
 */
export function breakersSection(
  verdict: Omit<Verdict, 'exitCode'>,
  width: number,
  palette: Palette,
): string[] {
  const { history, breakers = [] } = verdict;
  const isWhole = verdict.breakers !== undefined;
  const nothingTried = history.length === 0 && breakers.length === 0;
  const rows = breakersOf(verdict).filter(({ by }) => isWhole || by.length > 0);
  if (nothingTried || rows.length === 0) return [];
  const title = isWhole
    ? 'What breaks each rule: a rule that nothing breaks may be one that cannot fail'
    : 'What breaks which rule';
  return [
    ...wrap(title, width, 2).map(palette.strong),
    ...table(
      [{ title: 'rule' }, { title: 'broken by' }],
      rows.map(({ rule, by }): Cell[] => [
        rule,
        by.length === 0
          ? { text: 'NOTHING IN THIS RUN', paint: 'doubt' }
          : by.map(({ kind, id }) => (kind === 'duty' ? `without duty ${id}` : id)).join(', '),
      ]),
      width,
      palette,
    ),
    '',
  ];
}
