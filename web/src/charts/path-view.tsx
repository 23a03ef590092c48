import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { pathChart, partsOfChart, type Visit } from '../../../src/chart/path-chart.ts';
import {
  placePath,
  type PlacedArrow,
  type PlacedState,
  type PlacedText,
} from '../../../src/chart/place-path.ts';
import { roundedPath } from '../../../src/chart/rounded-path.ts';
import type { ChartParts } from '../../../src/chart/chart-parts.ts';
import type { Chart, ChartTransition } from '../../../src/chart/chart.ts';
import { activePaths } from './active-paths.ts';
import { notesOf, said, stateNotes } from './chart-notes.ts';
import { tookOf, type Fired, type Took } from './fired.ts';

/** What a chart is laid out for before its frame is measured, and at least. */
const LEAST_WIDTH = 260;

interface PathViewProps {
  readonly chart: Chart | ChartParts;
  /** What the instance does along the whole path. */
  readonly visits: readonly Visit[];
  readonly value: unknown;
  readonly fired: Fired | undefined;
  readonly name: string;
}

/** The states of one instance that the path goes through and what they lead to, at the size of text. */
export function PathView({ chart, visits, value, fired, name }: PathViewProps) {
  const [noted, setNoted] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const cut = useMemo(() => {
    const parts = 'machine' in chart ? partsOfChart(chart) : chart;
    return pathChart(parts, visits);
  }, [chart, visits]);
  const placed = useMemo(() => placePath(cut, Math.max(width, LEAST_WIDTH)), [cut, width]);
  const active = activePaths(value);
  const took = tookOf(value, fired);
  const lit = placed.states.find(({ role, state }) => role === 'visited' && active.has(state.path));
  useLayoutEffect(() => {
    const { current } = frame;
    if (lit) current?.scrollTo({ top: lit.y + lit.height / 2 - current.clientHeight / 2 });
  }, [lit?.y, lit?.height, width]);
  return (
    <>
      <div
        class="pan-frame path-frame"
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={`the path of ${name} through its statechart`}
      >
        {width > 0 && (
          <svg
            class="path-chart"
            width={placed.width}
            height={placed.height}
            role="img"
            aria-label={`${name}: the states of the path and what they lead to`}
          >
            {placed.arrows.map((arrow) => (
              <PathArrow
                key={`${arrow.from} ${arrow.to} ${arrow.points.length}`}
                {...{ arrow, took }}
                note={setNoted}
              />
            ))}
            {placed.states.map((one) => (
              <PathBox
                key={`${one.from ?? ''} ${one.state.path} ${one.role}`}
                placed={one}
                active={isLit(one, active)}
                took={took}
                note={setNoted}
              />
            ))}
          </svg>
        )}
      </div>
      <p class="noted" aria-live="polite">
        {noted || 'Point at a state or an arrow to read what it is and where the kernel has it.'}
      </p>
    </>
  );
}

/** What an instance is in is lit once: in the row of the path. */
function isLit({ role, state }: PlacedState, active: ReadonlySet<string>): boolean {
  return role === 'visited' && active.has(state.path);
}

interface PathBoxProps {
  readonly placed: PlacedState;
  readonly active: boolean;
  readonly took: Took;
  readonly note: (text: string) => void;
}

function PathBox({ placed, active, took, note }: PathBoxProps) {
  const { state, role, from, texts, x, y, width, height } = placed;
  const violation = state.tags.includes('violation');
  const classes = ['box', role, active && 'active', violation && 'violation'].filter(Boolean);
  const isTaken = (one: ChartTransition): boolean => took(from ?? state.path, state.path, one);
  return (
    <g class={classes.join(' ')} onMouseEnter={() => note(said(stateNotes(state)))}>
      <title>{said(stateNotes(state))}</title>
      <rect x={x} y={y} width={width} height={height} rx="7" />
      <Texts texts={texts} isTaken={isTaken} note={note} />
    </g>
  );
}

interface PathArrowProps {
  readonly arrow: PlacedArrow;
  readonly took: Took;
  readonly note: (text: string) => void;
}

function PathArrow({ arrow, took, note }: PathArrowProps) {
  const { from, to, transitions, points, texts } = arrow;
  const isTaken = (one: ChartTransition): boolean => took(from, to, one);
  const fired = transitions.some(isTaken);
  return (
    <g
      class={['edge', fired && 'fired', arrow.isTaken && 'walked'].filter(Boolean).join(' ')}
      onMouseEnter={() => note(transitions.map((one) => said(notesOf(one))).join(' · '))}
    >
      <path d={roundedPath(points)} marker-end={fired ? 'url(#headfired)' : 'url(#head)'} />
      <Texts texts={texts} isTaken={isTaken} note={note} />
    </g>
  );
}

interface TextsProps {
  readonly texts: readonly PlacedText[];
  readonly isTaken: (transition: ChartTransition) => boolean;
  readonly note: (text: string) => void;
}

function Texts({ texts, isTaken, note }: TextsProps) {
  return texts.map(({ x, y, text, isName, of }) => (
    <text
      key={`${x} ${y}`}
      class={isName ? 'name' : of && isTaken(of) ? 'fired' : 'inner'}
      x={x}
      y={y}
      onMouseEnter={of && (() => note(said(notesOf(of))))}
    >
      {text}
    </text>
  ));
}

/** The width of an element; 0 before it is there. */
function useWidth(of: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = of;
    if (!current) return undefined;
    const measure = (): void => setWidth(current.clientWidth);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(current);
    return () => watcher.disconnect();
  }, []);
  return width;
}
