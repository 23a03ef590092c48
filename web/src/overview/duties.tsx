import type { DutyLattice, DutySetCell } from '../../../src/explore/duty-lattice-data.ts';
import type { SceneHead } from '../../../src/explore/scene-head.ts';
import { count } from '../../../src/report/text/count.ts';
import { sizesOf } from '../../../src/report/run/run-head.ts';
import { DutyGraph } from './duty-graph.tsx';
import { Found, runsOf } from './found.tsx';
import type { OpenScene } from '../place.ts';

/** Rules that a card names; it says how many more there are. */
const NAMED_MAX = 2;

interface DutiesProps {
  readonly lattices: readonly DutyLattice[];
  readonly scenes: readonly SceneHead[];
  readonly open: OpenScene;
}

/** The duties of each system: all kept on top, beneath it each that is dropped, with the run that shows its need. */
export function Duties({ lattices, scenes, open }: DutiesProps) {
  return (
    <section id="duties">
      <h2>Duties: what breaks when nobody keeps one</h2>
      {lattices.map((lattice) => (
        <Lattice key={lattice.system} {...{ lattice, scenes, open }} />
      ))}
    </section>
  );
}

interface LatticeProps {
  readonly lattice: DutyLattice;
  readonly scenes: readonly SceneHead[];
  readonly open: OpenScene;
}

function Lattice({ lattice, scenes, open }: LatticeProps) {
  const { system, duties, sets, isWhole } = lattice;
  const full = sets.find(({ dropped }) => dropped.length === 0);
  const single = sets.filter(({ dropped }) => dropped.length === 1);
  return (
    <div class="lattice" style={{ '--cards': single.length }}>
      <h3>{system}</h3>
      <div class="lattice-top">
        {full && <Top cell={full} size={duties.length} {...{ scenes, open }} />}
      </div>
      <svg
        class="fan"
        viewBox={`0 0 ${2 * single.length} 10`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {single.map(({ dropped, standing }, i) => (
          <path
            key={dropped[0]}
            class={`fan-${standing}`}
            d={`M${single.length} 0C${single.length} 6 ${2 * i + 1} 4 ${2 * i + 1} 10`}
          />
        ))}
      </svg>
      <ul class="fan-cards">
        {single.map((cell) => (
          <Single key={cell.dropped[0]} {...{ cell, lattice, scenes, open }} />
        ))}
      </ul>
      {isWhole && <DutyGraph lattice={lattice} scenes={scenes} open={open} />}
    </div>
  );
}

interface TopProps {
  readonly cell: DutySetCell;
  /** How many duties the system has. */
  readonly size: number;
  readonly scenes: readonly SceneHead[];
  readonly open: OpenScene;
}

function Top({ cell, size, scenes, open }: TopProps) {
  const scene = scenes.find(({ id }) => id === cell.scene);
  return (
    <div class={`duty duty-${cell.standing}`}>
      <strong>all {size} duties kept</strong> <Found cell={cell} />{' '}
      <span class="faint">{sizesOf(cell.sizes).join(', ')}</span>{' '}
      {scene && (
        <button type="button" class="link" onClick={() => open(scene)}>
          walk through it
        </button>
      )}
    </div>
  );
}

interface SingleProps extends LatticeProps {
  readonly cell: DutySetCell;
}

/** One duty that nobody keeps: what breaks, the shortest run first. */
function Single({ cell, lattice, scenes, open }: SingleProps) {
  const [id] = cell.dropped;
  const duty = lattice.duties.find((one) => one.id === id);
  const scene = scenes.find((one) => one.id === cell.scene);
  const runs = runsOf(cell, scene);
  return (
    <li class={`duty duty-${cell.standing}`} data-duty={id}>
      <span class="role">nobody</span>
      <code>{id}</code>
      <span class="sentence">{duty?.sentence}</span>
      <Found cell={cell} />
      {scene &&
        runs.slice(0, NAMED_MAX).map(({ number, sentence, length }) => (
          <button type="button" class="link" key={number} onClick={() => open(scene, number)}>
            {sentence} <span class="faint">{count(length, 'steps')}</span>
          </button>
        ))}
      {scene && runs.length > NAMED_MAX && (
        <button type="button" class="link" onClick={() => open(scene, runs[0]!.number)}>
          and {runs.length - NAMED_MAX} more
        </button>
      )}
    </li>
  );
}
