import { useState } from 'preact/hooks';
import type { DutyLattice, DutySetCell } from '../../../src/explore/duty-lattice-data.ts';
import type { SceneHead } from '../../../src/explore/scene-head.ts';
import { groupBy } from '../../../src/report/text/group-by.ts';
import { Found, runsOf } from './found.tsx';
import type { OpenScene } from '../place.ts';

const WIDTH = 1160;
const ROW = 52;
const RADIUS = 5;

interface DutyGraphProps {
  readonly lattice: DutyLattice;
  readonly scenes: readonly SceneHead[];
  readonly open: OpenScene;
}

/** All sets of duties as a Hasse diagram: each line drops one duty more; the minimal sets are ringed. */
export function DutyGraph({ lattice: { system, duties, sets }, scenes, open }: DutyGraphProps) {
  const [pointed, setPointed] = useState<DutySetCell>();
  const rows = [...groupBy(sets, ({ dropped }) => dropped.length).values()];
  const places = new Map<string, readonly [x: number, y: number]>();
  for (const [depth, row] of rows.entries())
    for (const [k, { dropped }] of row.entries())
      places.set(keyOf(dropped), [((k + 0.5) * WIDTH) / row.length, 20 + depth * ROW]);
  const covers = sets
    .flatMap(({ dropped }) =>
      duties
        .filter(({ id }) => !dropped.includes(id))
        .map(({ id }) =>
          [dropped, [...dropped, id]].map((one) => places.get(keyOf(one))!.join(' ')),
        ),
    )
    .map((ends) => `M${ends.join('L')}`);
  const show = ({ broken, scene: at }: DutySetCell): void => {
    const scene = scenes.find(({ id }) => id === at);
    if (scene) open(scene, runsOf({ broken } as DutySetCell, scene)[0]?.number);
  };
  const minimal = sets.filter((cell) => cell.minimal);
  return (
    <details class="all-sets" open>
      <summary>
        All {sets.length} sets of duties: everything holds under{' '}
        {sets.filter(({ standing }) => standing === 'holds').length}, minimal {minimal.length}
      </summary>
      <svg
        class="hasse"
        viewBox={`0 0 ${WIDTH} ${rows.length * ROW}`}
        role="img"
        aria-label={`All sets of the duties of ${system}; the minimal ones are listed below`}
        onMouseLeave={() => setPointed(undefined)}
      >
        <path class="covers" d={covers.join('')} />
        {sets.map((cell) => (
          <Mark
            key={keyOf(cell.dropped)}
            cell={cell}
            at={places.get(keyOf(cell.dropped))!}
            point={() => setPointed(cell)}
            choose={() => show(cell)}
          />
        ))}
      </svg>
      <p class="noted" aria-live="polite">
        {pointed ? (
          <>
            {pointed.dropped.length === 0
              ? 'All duties kept'
              : `Nobody ${pointed.dropped.join(', ')}`}
            : <Found cell={pointed} /> {pointed.broken.join(', ')}
          </>
        ) : (
          'Each line downwards drops one duty more. ○ everything holds, ✗ something breaks, ◎ enough and minimal. Point at a set to read it.'
        )}
      </p>
      <ul class="minimal">
        {minimal.map((cell) => (
          <li key={keyOf(cell.dropped)}>
            <span aria-hidden="true">◎</span> enough and minimal:{' '}
            {duties
              .filter(({ id }) => !cell.dropped.includes(id))
              .map(({ id }) => id)
              .join(', ') || 'no duty at all'}
            {cell.dropped.length > 0 && (
              <span class="faint"> (not needed beside these: {cell.dropped.join(', ')})</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface MarkProps {
  readonly cell: DutySetCell;
  readonly at: readonly [x: number, y: number];
  readonly point: () => void;
  readonly choose: () => void;
}

function Mark({ cell: { standing, minimal, scene }, at: [x, y], point, choose }: MarkProps) {
  return (
    <g
      class={`set set-${standing}${scene === undefined ? '' : ' set-known'}`}
      onMouseEnter={point}
      onClick={choose}
    >
      <circle class="area" cx={x} cy={y} r={RADIUS + 4} />
      {standing === 'broken' ? (
        <path d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />
      ) : (
        <circle cx={x} cy={y} r={RADIUS} />
      )}
      {minimal && <circle class="ring" cx={x} cy={y} r={RADIUS + 4} />}
    </g>
  );
}

function keyOf(dropped: readonly string[]): string {
  return dropped.toSorted().join();
}
