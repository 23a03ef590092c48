import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** One press of a button or a key. */
const FACTOR = 1.35;
const SCALES = [0.15, 3] as const;

/** Space around a picture in its frame. */
const EDGE = 4;

interface PanZoomProps {
  /** Size of the picture at scale 1. */
  readonly width: number;
  readonly height: number;
  /** What should be in sight when the picture is larger than its frame, in its own units. */
  readonly focus: readonly [x: number, y: number] | undefined;
  readonly label: string;
  /** Draws the picture. */
  readonly children: (scale: number) => ComponentChildren;
}

/**
 * A picture that begins at its own size, at which its text can be read, and is fitted to its frame on
 * demand. Buttons, the keys + - 0, and the wheel with Ctrl (which is what a pinch is) change its size; it is
 * moved by dragging, by scrolling and with the arrows.
 */
export function PanZoom({ width, height, focus, label, children }: PanZoomProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<readonly [number, number]>([0, 0]);
  /** Absent while the picture fits itself to its frame. */
  const [chosen, setChosen] = useState<number | undefined>(1);
  const [isLarge, setLarge] = useState(false);
  /** The point of the picture that must not move while its size changes, and where in the frame it is. */
  const held = useRef<readonly [x: number, y: number, atX: number, atY: number] | undefined>(
    undefined,
  );
  const fit = Math.min(1, room[0] / (width + EDGE), room[1] / (height + EDGE));
  const scale = chosen ?? (fit > 0 ? fit : 1);
  const now = useRef({ scale, focus });
  now.current = { scale, focus };
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const measure = (): void => {
      const most = Number.parseFloat(getComputedStyle(current).maxHeight);
      setRoom([current.clientWidth, Number.isNaN(most) ? current.clientHeight : most - EDGE]);
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [isLarge]);
  const zoom = (factor: number, at?: readonly [number, number]): void => {
    const { current } = frame;
    if (!current) return;
    const { scale: old, focus: seen } = now.current;
    const [atX, atY] = at ?? [current.clientWidth / 2, current.clientHeight / 2];
    const point = at ? undefined : seen;
    held.current = [
      point?.[0] ?? (current.scrollLeft + atX) / old,
      point?.[1] ?? (current.scrollTop + atY) / old,
      atX,
      atY,
    ];
    setChosen(Math.min(SCALES[1], Math.max(SCALES[0], old * factor)));
  };
  useLayoutEffect(() => {
    const { current } = frame;
    if (!current) return;
    const [x, y, atX, atY] = held.current ?? [
      ...(focus ?? [0, 0]),
      current.clientWidth / 2,
      current.clientHeight / 2,
    ];
    held.current = undefined;
    current.scrollTo({ left: x * scale - atX, top: y * scale - atY });
  }, [scale, focus?.[0], focus?.[1], isLarge]);
  useEffect(() => {
    const { current } = frame;
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey || !current) return;
      event.preventDefault();
      const { left, top } = current.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 200), [event.clientX - left, event.clientY - top]);
    };
    // What is told by a property of an element cannot keep the page itself from being enlarged.
    current?.addEventListener('wheel', turn, { passive: false });
    return () => current?.removeEventListener('wheel', turn);
  }, []);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom(FACTOR);
    else if (event.key === '-') zoom(1 / FACTOR);
    else if (event.key === '0') setChosen(undefined);
    else if (event.key === 'Escape' && isLarge) setLarge(false);
    else return;
    event.preventDefault();
  };
  return (
    <div class={isLarge ? 'pan-zoom large' : 'pan-zoom'} onKeyDown={press}>
      <div class="zoom" role="group" aria-label={`Size of ${label}`}>
        <button type="button" aria-label="Smaller" onClick={() => zoom(1 / FACTOR)}>
          −
        </button>
        <button type="button" aria-label="Larger" onClick={() => zoom(FACTOR)}>
          +
        </button>
        <button type="button" onClick={() => setChosen(undefined)}>
          Fit
        </button>
        <button type="button" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
          {isLarge ? 'Close' : 'Enlarge'}
        </button>
      </div>
      <div
        class="pan-frame"
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={`${label}; arrows move it, + and - change its size`}
        onPointerDown={(event) => drag(event)}
      >
        {children(scale)}
      </div>
    </div>
  );
}

/** Moves what is in the frame with the pointer until it is released; a touch scrolls by itself. */
function drag({ currentTarget: frame, button, pointerType, pointerId }: Dragged): void {
  if (button !== 0 || pointerType === 'touch') return;
  const move = ({ movementX, movementY }: PointerEvent): void =>
    frame.scrollBy({ left: -movementX, top: -movementY, behavior: 'instant' });
  const end = (): void => {
    frame.removeEventListener('pointermove', move);
    frame.classList.remove('dragged');
  };
  frame.setPointerCapture(pointerId);
  frame.classList.add('dragged');
  frame.addEventListener('pointermove', move);
  frame.addEventListener('pointerup', end, { once: true });
  frame.addEventListener('pointercancel', end, { once: true });
}

type Dragged = Pick<PointerEvent, 'button' | 'pointerType' | 'pointerId'> & {
  readonly currentTarget: HTMLElement;
};
