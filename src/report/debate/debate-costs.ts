import type { DebateCosts } from '../../schemas/debate.ts';
import type { Palette } from '../text/palette.ts';
import { table } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/** Over the costs of a walk. */
const WALK_HEAD =
  'cost of a walk, for each device-private entry that it examines (declared; a loop of each is counted and measured by `npm run bench`)';

/** Over the costs of a change of the interconnects. */
const CHANGE_HEAD =
  'cost of a change of the interconnects, for each pagemap of the device that changes (declared); whatever is invalidated is migrated to RAM, since 7.3 has nothing else that takes a mapping of private pages back';

/** Two tables: what a walk pays, and what a change of the interconnects costs. */
export function costLines(
  { walks, changes }: DebateCosts,
  width: number,
  palette: Palette,
): string[] {
  return [
    ...wrap(WALK_HEAD, width, 2),
    '',
    ...table(
      [
        { title: 'walk' },
        { title: 'designs' },
        { title: 'loads', align: 'right' },
        { title: 'locks', align: 'right' },
        { title: 'refs', align: 'right' },
        { title: 'calls', align: 'right' },
        { title: 'what is loaded' },
      ],
      walks.map(({ id, designs, loads, locks, references, indirectCalls, how }) => [
        id,
        designs.join(' '),
        ...[loads, locks, references, indirectCalls].map(String),
        how,
      ]),
      width,
      palette,
    ),
    '',
    ...wrap(CHANGE_HEAD, width, 2),
    '',
    ...table(
      [
        { title: 'change' },
        { title: 'designs' },
        { title: 'invalidates' },
        { title: 'stores', align: 'right' },
        { title: 'grace', align: 'right' },
        { title: 'what is done' },
      ],
      changes.map(({ designs, change, pages, stores, gracePeriods, how }) => [
        change,
        designs.join(' '),
        pages,
        String(stores),
        String(gracePeriods),
        how,
      ]),
      width,
      palette,
    ),
    '',
  ];
}
