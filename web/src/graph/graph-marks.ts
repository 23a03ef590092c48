import type { StateKind } from './state-graph.ts';

export type Point = readonly [x: number, y: number];

/** How each kind of state is drawn: told apart by its form, so that no colour is needed to read it. */
const FORMS: Readonly<Record<StateKind, (at: Point, r: number) => string>> = {
  plain: disc,
  rest: (at, r) => disc(at, r * 1.25),
  stuck: ([x, y], r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
  broken: ([x, y], r) => {
    const far = r * 1.3;
    return `M${x - far} ${y - far}l${2 * far} ${2 * far}m0 ${-2 * far}l${-2 * far} ${2 * far}`;
  },
};

/** The outlines of states of one kind. */
export function marks(kind: StateKind, points: readonly Point[], r: number): string {
  return points.map((at) => FORMS[kind](at.map(round) as [number, number], r)).join('');
}

/** Lines between states: straight down as a soft curve, any other way as a bow at the side. */
export function lines(ends: readonly (readonly [Point, Point])[]): string {
  return ends
    .map(([from, to]) => {
      const [x, y, toX, toY] = [...from, ...to].map(round) as [number, number, number, number];
      if (toY > y) {
        const middle = round((y + toY) / 2);
        return `M${x} ${y}C${x} ${middle} ${toX} ${middle} ${toX} ${toY}`;
      }
      const bow = round(8 + Math.abs(toY - y) / 5);
      return `M${x} ${y}C${x + bow} ${y} ${toX + bow} ${toY} ${toX} ${toY}`;
    })
    .join('');
}

/** Short ends under the states that lead to others that are not drawn. */
export function tails(points: readonly Point[], r: number): string {
  return points.map(([x, y]) => `M${round(x)} ${round(y + r)}v${round(r * 2.2)}`).join('');
}

function disc([x, y]: Point, r: number): string {
  return `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
