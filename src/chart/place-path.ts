import { together, wrap } from '../report/text/wrap.ts';
import { textOf, titleOf } from './chart-text.ts';
import { ROOT, type ChartNode } from './chart-parts.ts';
import type { Box, ChartTransition } from './chart.ts';
import type { PathChart, PathExit, PathRow } from './path-chart.ts';

/** Advance of a character and height of a line, of the monospaced font that the page sets at 12 px. */
const CHARACTER = 7.3;
const LINE = 16;
const PADDING = 8;
/** Between a row and what it leads to: room for the arrows. */
const GAP = 34;
/** Between two arrows that turn back beside the rows. */
const LANE = 9;
/** Where more would lie side by side, the longest are told by their boxes alone. */
const LANES_MAX = 4;
const EDGE = 6;
/** Of the characters in a line of a box: fewer cannot be read. */
const LEAST_CHARACTERS = 9;
/** A box with more transitions than these tells the first of them and how many more there are. */
const LINES_MAX = 5;

/** What stays on the line of the name that it stands before. */
const SIGN = /[✗↑↓↻] /g;

/** A line of text with the transition that it tells, where it tells one. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isName: boolean;
  readonly of?: ChartTransition;
}

/** A state with its text. A state that more than one row leads to has a box at each. */
export interface PlacedState extends Box {
  readonly state: ChartNode;
  readonly role: 'visited' | 'outer' | 'next' | 'again';
  /** The state that leads here; absent for a row. */
  readonly from?: string;
  readonly texts: readonly PlacedText[];
}

/** An arrow between two boxes. */
export interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  readonly transitions: readonly ChartTransition[];
  /** The path goes this way. */
  readonly isTaken: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly texts: readonly PlacedText[];
}

/** A chart of a path with its places, in pixels. */
interface PlacedPath {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly arrows: readonly PlacedArrow[];
}

/**
 * Places the rows below each other and beside each row what it leads to. Text is broken into lines so that
 * all of it fits the width.
 *
 * @param widthPx at least 260
 */
export function placePath(chart: PathChart, widthPx: number): PlacedPath {
  const lanes = lanesOf(chart);
  const gutter = EDGE + (lanes.count > 0 ? LANE * (lanes.count + 1) : 0);
  const columns = columnsOf(chart, widthPx - gutter - GAP - EDGE - 4 * PADDING);
  const [left, right] = [gutter, gutter + columns.row * CHARACTER + 2 * PADDING + GAP];
  const states: PlacedState[] = [];
  const arrows: PlacedArrow[] = [];
  const boxes: Box[] = [];
  let y = EDGE + LINE;
  for (const row of chart.rows) {
    const own = rowTexts(row, columns.row);
    const box = boxAt(left, y, own);
    boxes.push(box);
    states.push({
      ...box,
      state: row.state,
      role: row.isOuter ? 'outer' : 'visited',
      texts: placed(box, own),
    });
    let below = y;
    for (const exit of row.exits) {
      const told = exitTexts(exit, boxes.length - 1, columns.exit);
      const to = boxAt(right, below, told);
      states.push({
        ...to,
        state: exit.to,
        role: exit.row === undefined ? 'next' : 'again',
        from: row.state.path,
        texts: placed(to, told),
      });
      arrows.push({
        from: row.state.path,
        to: exit.to.path,
        transitions: exit.transitions,
        isTaken: exit.isTaken,
        points: branch(box, to, right - GAP / 2),
        texts: [],
      });
      below = to.y + to.height + EDGE;
    }
    y = Math.max(box.y + box.height, below - EDGE);
    if (row.onward) {
      const { to, transitions, isTaken } = row.onward;
      const told = transitionTexts(transitions, columns.row + columns.exit);
      const x = left + 2 * PADDING;
      const foot = y + told.length * LINE + 2 * EDGE;
      arrows.push({
        from: row.state.path,
        to: to.path,
        transitions,
        isTaken,
        points: [
          [x, box.y + box.height],
          [x, foot],
        ],
        texts: told.map((one, k) => ({ ...one, x: x + PADDING, y: y + EDGE + k * LINE + 12 })),
      });
      y = foot;
    } else y += 2 * EDGE;
  }
  for (const { from, to, lane, exit } of lanes.turns)
    arrows.push({
      from: chart.rows[from]!.state.path,
      to: exit.to.path,
      transitions: exit.transitions,
      isTaken: true,
      points: turn(boxes[from]!, boxes[to]!, left - LANE * (lane + 1) - 2),
      texts: [],
    });
  const wide = Math.max(...states.map(({ x, width }) => x + width)) + EDGE;
  return { width: Math.max(wide, widthPx - 1), height: y + EDGE, states, arrows };
}

type Text = Omit<PlacedText, 'x' | 'y'>;

function rowTexts({ state, isOuter, stays }: PathRow, most: number): Text[] {
  const title = isOuter
    ? `in any state${state.path === ROOT ? '' : ` of ${state.path}`}`
    : titleOf({ ...state, name: state.path === ROOT ? state.name : state.path });
  return [...named(title, most), ...transitionTexts(stays, most)];
}

function exitTexts({ to, row, transitions }: PathExit, from: number, most: number): Text[] {
  const name = titleOf({ ...to, name: to.path });
  const arrow = row === undefined ? '' : row === from ? '↻ ' : row < from ? '↑ ' : '↓ ';
  return [...named(`${arrow}${name}`, most), ...transitionTexts(transitions, most)];
}

function named(title: string, most: number): Text[] {
  const kept = title.replaceAll(SIGN, (sign) => together(sign));
  return wrap(kept, most).map((text) => ({ text, isName: true }));
}

function transitionTexts(transitions: readonly ChartTransition[], most: number): Text[] {
  const shown = transitions.length > LINES_MAX ? transitions.slice(0, LINES_MAX - 1) : transitions;
  const lines = shown.flatMap((of) =>
    wrap(textOf(of), most, 1).map((text) => ({ text, of, isName: false })),
  );
  const more = transitions.length - shown.length;
  return more === 0 ? lines : [...lines, { text: `and ${more} more`, isName: false }];
}

/** Characters in a line of each column: what their texts need, or a fair share of what there is. */
function columnsOf({ rows }: PathChart, roomPx: number): { row: number; exit: number } {
  const room = Math.max(2 * LEAST_CHARACTERS, Math.floor(roomPx / CHARACTER));
  const needs = (texts: readonly Text[]): number =>
    Math.max(LEAST_CHARACTERS, ...texts.map(({ text }) => text.length));
  const row = needs(rows.flatMap((one) => rowTexts(one, room)));
  const exit = needs(rows.flatMap((one, i) => one.exits.flatMap((to) => exitTexts(to, i, room))));
  if (row + exit <= room) return { row, exit };
  const least = Math.min(row, Math.max(Math.floor(room * 0.46), room - exit));
  return { row: least, exit: room - least };
}

function boxAt(x: number, y: number, texts: readonly Text[]): Box {
  const width = Math.ceil(CHARACTER * Math.max(...texts.map(({ text }) => text.length)));
  return { x, y, width: width + 2 * PADDING, height: texts.length * LINE + 8 };
}

function placed({ x, y }: Box, texts: readonly Text[]): PlacedText[] {
  return texts.map((text, i) => ({ ...text, x: x + PADDING, y: y + 16 + i * LINE }));
}

function branch(from: Box, to: Box, trunk: number): PlacedArrow['points'] {
  const start = from.x + from.width;
  const [middle, end] = [from.y + from.height / 2, to.y + Math.min(to.height, 24) / 2];
  const isLevel = end > from.y + 4 && end < from.y + from.height - 4;
  if (isLevel)
    return [
      [start, end],
      [to.x, end],
    ];
  return [
    [start, middle],
    [trunk, middle],
    [trunk, end],
    [to.x, end],
  ];
}

/** From the left side of a row round to that of another. */
function turn(from: Box, to: Box, x: number): PlacedArrow['points'] {
  const [start, end] = [from.y + from.height - 6, to.y + 10];
  return [
    [from.x, start],
    [x, start],
    [x, end],
    [to.x, end],
  ];
}

interface Turn {
  readonly from: number;
  readonly to: number;
  readonly exit: PathExit;
}

/** What the path does between rows that do not follow each other; those that would cross lie side by side. */
function lanesOf({ rows }: PathChart): {
  turns: readonly (Turn & { lane: number })[];
  count: number;
} {
  const turns = rows.flatMap(({ exits }, from): Turn[] =>
    exits.flatMap((exit) =>
      exit.isTaken && exit.row !== undefined && exit.row !== from
        ? [{ from, to: exit.row, exit }]
        : [],
    ),
  );
  const span = ({ from, to }: Turn): [number, number] => [Math.min(from, to), Math.max(from, to)];
  const lanes: [number, number][][] = [];
  const placedTurns = turns
    .toSorted((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from))
    .flatMap((one) => {
      const [start, end] = span(one);
      const free = lanes.findIndex((lane) => lane.every(([a, b]) => b < start || end < a));
      const lane = free < 0 ? lanes.length : free;
      if (lane === LANES_MAX) return [];
      (lanes[lane] ??= []).push([start, end]);
      return [{ ...one, lane }];
    });
  return { turns: placedTurns, count: lanes.length };
}
