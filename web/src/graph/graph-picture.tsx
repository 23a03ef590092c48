import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { GraphLayout } from './graph-layout.ts';
import { lines, marks, tails, type Point } from './graph-marks.ts';
import type { StateGraph, StateKind } from './state-graph.ts';

export const KINDS: readonly StateKind[] = ['plain', 'rest', 'stuck', 'broken'];

/** Distance of two rows and of two neighbours in pixels, at the least and at the most. */
const ROW = [6, 34] as const;
const UNIT = [2.4, 26] as const;
const MARGIN = 18;

/** How near to a state one has to point. */
const REACH = 14;

interface PictureProps {
  readonly graph: StateGraph;
  readonly layout: GraphLayout;
  /** States of the path in order; undefined for one that is not in the picture. */
  readonly path: readonly (number | undefined)[];
  readonly at: number;
  readonly zoom: number;
  readonly label: string;
  readonly pointed: number | undefined;
  readonly point: (state: number | undefined) => void;
  readonly choose: (state: number) => void;
  /** Larger or smaller by one. */
  readonly resize: (by: 1 | -1) => void;
  /** Width and height of the frame. */
  readonly room: Point;
  readonly frame: RefObject<HTMLDivElement | null>;
}

/** The picture in its frame; nothing is drawn before it is known how large that is. */
export function GraphPicture(props: Omit<PictureProps, 'room' | 'frame'>) {
  const { label, resize } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Point>();
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const watcher = new ResizeObserver(() => setRoom([current.clientWidth, current.clientHeight]));
    watcher.observe(current);
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      resize(event.deltaY < 0 ? 1 : -1);
    };
    current.addEventListener('wheel', turn, { passive: false });
    return () => {
      watcher.disconnect();
      current.removeEventListener('wheel', turn);
    };
  }, [resize]);
  return (
    <div
      class="graph-frame pan-frame"
      ref={frame}
      tabIndex={0}
      role="region"
      aria-label={`${label}; arrows move it, + and - change its size`}
      onKeyDown={({ key }) => {
        if (key === '+' || key === '=') resize(1);
        else if (key === '-') resize(-1);
      }}
    >
      {room && <Picture {...props} room={room} frame={frame} />}
    </div>
  );
}

/** The states as marks, row by row, the steps as lines, and the path on top of them. */
function Picture(props: PictureProps) {
  const { graph, layout, path, at, zoom, label, pointed, point, choose, room, frame } = props;
  const row = zoom * within(ROW, (room[1] - 2 * MARGIN) / layout.rows.length);
  const unit = zoom * within(UNIT, (room[0] - 2 * MARGIN) / (layout.right - layout.left + 1));
  const radius = Math.round(10 * within([1.2, 5.5], Math.min(unit, row) * 0.32)) / 10;
  const width = Math.max(room[0] - 4, (layout.right - layout.left) * unit + 2 * MARGIN);
  const height = layout.rows.length * row + 2 * MARGIN;
  const places = useMemo(() => {
    const middle = (layout.left + layout.right) / 2;
    return graph.states.map(({ depth }, i): Point => [
      width / 2 + (layout.x[i]! - middle) * unit,
      MARGIN + row / 2 + depth * row,
    ]);
  }, [graph, layout, unit, row, width]);
  const still = useMemo(
    () => (
      <>
        {(['down', 'back'] as const).map((way) => (
          <path
            key={way}
            class={`steps ${way}`}
            d={lines(
              graph.steps.flatMap(({ from, to }): [Point, Point][] => {
                const isDown = graph.states[to]!.depth > graph.states[from]!.depth;
                return isDown === (way === 'down') ? [[places[from]!, places[to]!]] : [];
              }),
            )}
          />
        ))}
        <path
          class="tails"
          d={tails(
            graph.states.flatMap(({ open }, i) => (open ? [places[i]!] : [])),
            radius,
          )}
        />
        {KINDS.map((kind) => (
          <path
            key={kind}
            class={`states ${kind}`}
            d={marks(
              kind,
              graph.states.flatMap((state, i) => (state.kind === kind ? [places[i]!] : [])),
              radius,
            )}
          />
        ))}
      </>
    ),
    [graph, places, radius],
  );
  const here = path[at];
  useEffect(() => {
    const { current } = frame;
    if (!current || here === undefined) return;
    const [x, y] = places[here]!;
    const inside =
      y > current.scrollTop + 30 &&
      y < current.scrollTop + current.clientHeight - 30 &&
      x > current.scrollLeft &&
      x < current.scrollLeft + current.clientWidth;
    if (!inside)
      current.scrollTo({ left: x - current.clientWidth / 2, top: y - current.clientHeight / 2 });
  }, [here, places]);
  const stateAt = ({ offsetX, offsetY }: MouseEvent): number | undefined => {
    let nearest: number | undefined;
    let least = REACH;
    for (const [i, [x, y]] of places.entries()) {
      const distance = Math.hypot(x - offsetX, y - offsetY);
      if (distance < least) [nearest, least] = [i, distance];
    }
    return nearest;
  };
  const walked = (from: number, to: number): string =>
    lines(
      path.slice(from, to).flatMap((state, k): [Point, Point][] => {
        const next = path[from + k + 1];
        return state === undefined || next === undefined ? [] : [[places[state]!, places[next]!]];
      }),
    );
  return (
    <svg
      class={radius > 3 ? 'graph sparse' : 'graph'}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      onMouseMove={(event) => point(stateAt(event))}
      onMouseLeave={() => point(undefined)}
      onClick={(event) => {
        const state = stateAt(event);
        if (state !== undefined) choose(state);
      }}
    >
      {still}
      <path class="walked later" d={walked(at, path.length - 1)} />
      <path class="walked" d={walked(0, at)} />
      <path
        class="path-states"
        d={marks(
          'plain',
          path.flatMap((i) =>
            i === undefined || graph.states[i]!.kind === 'broken' ? [] : [places[i]!],
          ),
          radius * 0.9,
        )}
      />
      {pointed !== undefined && <Ring class="pointed" at={places[pointed]!} r={radius + 4} />}
      {here !== undefined && <Ring class="here" at={places[here]!} r={radius + 5} />}
    </svg>
  );
}

function Ring({ class: name, at: [cx, cy], r }: { class: string; at: Point; r: number }) {
  return <circle class={name} cx={cx} cy={cy} r={r} />;
}

function within([least, most]: readonly [number, number], value: number): number {
  return Math.min(most, Math.max(least, value));
}
