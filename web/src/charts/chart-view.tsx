import { useState } from 'preact/hooks';
import type { Chart, ChartEdge, ChartState, ChartTransition } from '../../../src/chart/chart.ts';
import { labelLines, textOf, titleOf } from '../../../src/chart/chart-text.ts';
import { activePaths } from './active-paths.ts';
import { notesOf, said, stateNotes } from './chart-notes.ts';
import { tookOf, type Fired } from './fired.ts';
import { PanZoom } from './pan-zoom.tsx';
import { roundedPath } from '../../../src/chart/rounded-path.ts';

/** The heads of all arrows of the page. */
export function ArrowHeads() {
  return (
    <svg class="only-read" width="0" height="0" aria-hidden="true">
      <defs>
        {['', 'fired'].map((kind) => (
          <marker
            key={kind}
            id={`head${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" class={`head ${kind}`} />
          </marker>
        ))}
      </defs>
    </svg>
  );
}

interface ChartProps {
  readonly chart: Chart;
  readonly value: unknown;
  readonly fired: Fired | undefined;
  readonly name: string;
}

const LINE = 16;

/** Below this scale the names of states cannot be read: those that matter are written over the picture. */
const READABLE_SCALE = 0.7;
const FLAG_SIZE = 12;

/** A statechart: where the instance is, and the transition that it took last. */
export function ChartView({ chart, value, fired, name }: ChartProps) {
  const [noted, setNoted] = useState('');
  const active = activePaths(value);
  const before = fired && activePaths(fired.from);
  const took = tookOf(value, fired);
  const lit = chart.states.findLast(({ path }) => active.has(path));
  const left = before && chart.states.findLast(({ path }) => before.has(path));
  const flagged = [lit, left].filter((one, i, all) => one && all.indexOf(one) === i);
  return (
    <>
      <PanZoom
        width={chart.width}
        height={chart.height}
        focus={lit && [lit.x + lit.width / 2, lit.y + lit.height / 2]}
        label={`the statechart of ${name}`}
      >
        {(scale) => (
          <svg
            width={(chart.width + 4) * scale}
            height={(chart.height + 4) * scale}
            viewBox={`-2 -2 ${chart.width + 4} ${chart.height + 4}`}
            role="img"
            aria-label={`Statechart ${chart.machine} of ${name}, in ${[...active].at(-1) ?? 'its only state'}`}
            onMouseLeave={() => setNoted('')}
          >
            {chart.states.map((state) => (
              <StateBox
                key={state.path}
                state={state}
                active={active.has(state.path)}
                took={(line) => took(state.path, line.to ?? state.path, line)}
                note={setNoted}
              />
            ))}
            {chart.starts.map(({ x, y, width }) => (
              <circle
                key={`${x},${y}`}
                class="dot"
                cx={x + width / 2}
                cy={y + width / 2}
                r={width / 2}
              />
            ))}
            {chart.edges.map((edge) => (
              <Arrow
                key={`${edge.from}>${edge.to}${edge.transitions.length}`}
                edge={edge}
                took={(transition) => took(edge.from, edge.to, transition)}
                note={setNoted}
              />
            ))}
            {scale < READABLE_SCALE &&
              flagged.map(
                (state) =>
                  state && <Flag key={state.path} {...{ state, scale }} width={chart.width} />,
              )}
          </svg>
        )}
      </PanZoom>
      <p class="noted" aria-live="polite">
        {noted || 'Point at a state or an arrow to read what it is and where the kernel has it.'}
      </p>
    </>
  );
}

interface FlagProps {
  readonly state: ChartState;
  readonly scale: number;
  readonly width: number;
}

/** The name of a state at a size that can be read whatever the scale is. */
function Flag({ state, scale, width }: FlagProps) {
  const isRight = state.x > width / 2;
  const size = FLAG_SIZE / scale;
  return (
    <text
      class={state.tags.includes('violation') ? 'flag violation' : 'flag'}
      style={{ '--size': `${size}px` }}
      text-anchor={isRight ? 'end' : 'start'}
      x={isRight ? state.x - size / 2 : state.x + state.width + size / 2}
      y={state.y + state.height / 2 + size / 3}
      aria-hidden="true"
    >
      {titleOf(state)}
    </text>
  );
}

interface BoxProps {
  readonly state: ChartState;
  readonly active: boolean;
  readonly took: (line: ChartState['lines'][number]) => boolean;
  readonly note: (text: string) => void;
}

function StateBox({ state, active, took, note }: BoxProps) {
  const { x, y, width, height, tags, lines, kind } = state;
  const violation = tags.includes('violation');
  const classes = ['box', kind, active && 'active', violation && 'violation'].filter(Boolean);
  const text = said(stateNotes(state));
  return (
    <g class={classes.join(' ')} data-path={state.path} onMouseEnter={() => note(text)}>
      <title>{text}</title>
      <rect x={x} y={y} width={width} height={height} rx="7" />
      {kind !== 'atomic' && <path class="rule" d={`M${x} ${y + 24}h${width}`} />}
      <text class="name" x={x + 10} y={y + 17}>
        {titleOf(state)}
      </text>
      {lines.map((line, i) => (
        <text
          key={`${line.event}${line.guard ?? ''}${line.to ?? ''}`}
          class={took(line) ? 'inner fired' : 'inner'}
          x={x + 10}
          y={y + 24 + 16 + i * LINE - 2}
          onMouseEnter={() => note(said(notesOf(line)))}
        >
          {textOf(line)}
        </text>
      ))}
    </g>
  );
}

interface ArrowProps {
  readonly edge: ChartEdge;
  readonly took: (transition: ChartTransition) => boolean;
  readonly note: (text: string) => void;
}

function Arrow({ edge, took, note }: ArrowProps) {
  const { points, label, transitions } = edge;
  const fired = transitions.some(took);
  return (
    <g
      class={fired ? 'edge fired' : 'edge'}
      onMouseEnter={() => note(transitions.map((one) => said(notesOf(one))).join(' · '))}
    >
      <path d={roundedPath(points)} marker-end={fired ? 'url(#headfired)' : 'url(#head)'} />
      {label && (
        <>
          <rect x={label.x} y={label.y} width={label.width} height={label.height} rx="3" />
          {labelLines(transitions.toSorted((a, b) => Number(took(b)) - Number(took(a)))).map(
            ({ text, of }, i) => (
              <text
                key={text}
                class={of && took(of) ? 'fired' : ''}
                x={label.x + 4}
                y={label.y + 12 + i * LINE}
              >
                {text}
              </text>
            ),
          )}
        </>
      )}
    </g>
  );
}
