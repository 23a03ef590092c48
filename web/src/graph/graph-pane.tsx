import { useCallback, useMemo, useState } from 'preact/hooks';
import { enabledIn, told, type Locals } from '../../../src/explore/interpret.ts';
import { count } from '../../../src/report/text/count.ts';
import { stepChanges, stepTitle } from '../../../src/report/run/step-changes.ts';
import type { Scene } from '../../../src/explore/scene-data.ts';
import type { RunStep } from '../../../src/schemas/run.ts';
import { marks } from './graph-marks.ts';
import { layOutGraph } from './graph-layout.ts';
import { GraphPicture, KINDS } from './graph-picture.tsx';
import type { Place } from '../place.ts';
import {
  BESIDE_MAX,
  graphAround,
  movesTo,
  wholeGraph,
  WHOLE_MAX,
  type StateGraph,
  type StateKind,
} from './state-graph.ts';
import { tell, type Story } from '../story.ts';

const WORDS: Readonly<Record<StateKind, string>> = {
  plain: 'goes on',
  rest: 'all at rest',
  stuck: 'stuck',
  broken: 'rule broken',
};

const ZOOMS = [1, 1.6, 2.5, 4];

interface GraphProps {
  readonly place: Place;
  readonly story: Story;
  readonly go: (place: Place) => void;
}

/** Every state of a small system and the steps between them, or what is around the path; a click goes there. */
export function GraphPane({ place, story, go }: GraphProps) {
  const { scene, at, run } = place;
  const [zoom, setZoom] = useState(0);
  const [pointed, setPointed] = useState<number>();
  const whole = useMemo(() => wholeGraph(scene), [scene]);
  const graph = useMemo(
    () => whole ?? graphAround(scene, story.states),
    [whole, whole ? scene : story],
  );
  // A path that is left step by step must not move the states that it is drawn on.
  const layout = useMemo(() => {
    const spine = run === undefined ? story : tell(scene, scene.runs[run]!.moves);
    return layOutGraph(graph, new Set(spine.states.flatMap((one) => graph.find(one) ?? [])));
  }, [graph, run]);
  const resize = useCallback(
    (by: 1 | -1) => setZoom((now) => Math.min(ZOOMS.length - 1, Math.max(0, now + by))),
    [],
  );
  const path = story.states.map((locals) => graph.find(locals));
  const choose = (state: number): void => {
    const known = path.indexOf(state);
    if (known >= 0) return go({ ...place, at: known });
    const moves = movesTo(graph, state, story.moves);
    return go({ scene, moves, at: moves.length, tab: 'graph' });
  };
  return (
    <div class="pane graph-pane">
      <div class="graph-head">
        <p class="note">{whole ? wholeText(graph) : partText(scene, graph)}</p>
        <div class="zoom" role="group" aria-label="Size of the picture">
          <button
            type="button"
            aria-label="Smaller"
            disabled={zoom === 0}
            onClick={() => resize(-1)}
          >
            −
          </button>
          <button
            type="button"
            aria-label="Larger"
            disabled={zoom === ZOOMS.length - 1}
            onClick={() => resize(1)}
          >
            +
          </button>
        </div>
      </div>
      <Legend graph={graph} />
      <GraphPicture
        {...{ graph, layout, path, at, pointed, choose }}
        zoom={ZOOMS[zoom]!}
        point={setPointed}
        resize={resize}
        label={`State graph: ${labelOf(graph)}; now ${count(at, 'steps')} along the path`}
      />
      <p class="noted" aria-live="polite">
        {pointed !== undefined
          ? textOf(scene, graph, pointed)
          : path[at] !== undefined && pathText(scene, story, at, graph.states[path[at]]!.kind)}
        {pointed === undefined && ' Point at a state to read it, click to go there.'}
      </p>
    </div>
  );
}

function Legend({ graph }: { graph: StateGraph }) {
  return (
    <ul class="legend" aria-label="Kinds of states">
      {KINDS.map((kind) => {
        const number = graph.states.filter((state) => state.kind === kind).length;
        return (
          <li key={kind} class={number === 0 ? 'faint' : ''}>
            <svg class="graph" width="14" height="14" aria-hidden="true">
              <path class={`states ${kind}`} d={marks(kind, [[7, 7]], 4)} />
            </svg>
            {WORDS[kind]} {number.toLocaleString('en-US')}
          </li>
        );
      })}
      <li>
        <svg class="graph" width="22" height="14" aria-hidden="true">
          <path class="walked" d="M2 7h18" />
        </svg>
        the path
      </li>
    </ul>
  );
}

function wholeText({ states, steps }: StateGraph): string {
  return `All ${count(states.length, 'states')} that can be reached, by ${count(steps.length, 'steps')}. Each row is one step further from the start.`;
}

function partText({ fromFile }: Scene, { states }: StateGraph): string {
  if (fromFile !== undefined)
    return `The ${count(states.length, 'states')} that ${fromFile} tells of.`;
  return `More than ${WHOLE_MAX.toLocaleString('en-US')} states: drawn are ${count(states.length, 'states')} nearest to the path, at most ${BESIDE_MAX} in a row. A state with a tail leads to others that are not drawn.`;
}

function labelOf({ states }: StateGraph): string {
  return KINDS.map(
    (kind) => `${states.filter((state) => state.kind === kind).length} ${WORDS[kind]}`,
  ).join(', ');
}

/** A state in words: how one comes there, and what can be done. */
function textOf(scene: Scene, { states }: StateGraph, number: number): string {
  const { locals, depth, kind, came } = states[number]!;
  const before = came && states[came.from]!.locals;
  const taken =
    before &&
    enabledIn(scene, before).find(
      ({ thread, number: step }) => thread === came.move[0] && step === came.move[1],
    );
  const step = before && taken && told(scene, taken, before);
  return `${count(depth, 'steps')} from the start${step ? `, by ${stepText(step)}` : ''}: ${endOf(scene, locals, kind)}`;
}

/** A state of the path in words. */
function pathText(scene: Scene, { steps, states }: Story, at: number, kind: StateKind): string {
  const step = steps[at - 1];
  const end = endOf(scene, states[at]!, kind);
  return step ? `Step ${at}, ${stepText(step)}: ${end}` : `The initial state: ${end}`;
}

function stepText(step: RunStep): string {
  const changes = stepChanges(step, false).map(({ text }) => text);
  return `${step.thread} ${stepTitle(step)}${changes.length > 0 ? ` (${changes.join('; ')})` : ''}`;
}

function endOf(scene: Scene, locals: Locals, kind: StateKind): string {
  const enabled = enabledIn(scene, locals).length;
  return kind === 'plain' ? `${count(enabled, 'steps')} can be taken.` : `${WORDS[kind]}.`;
}
