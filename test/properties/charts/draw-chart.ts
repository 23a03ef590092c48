import { createMachine, type AnyStateMachine } from 'xstate';
import type { Node, Placed } from './chart.ts';
import { placesIn } from './chart.ts';
import { Decisions } from './decisions.ts';
import { drawMoves } from './draw-moves.ts';
import { drawWildMoves } from './wild-moves.ts';
import { actions, guards, start } from './functions.ts';
import { SHAPES, spoil } from './spoil.ts';

/** A drawn chart, and what of XState is in it. */
export interface Chart {
  readonly kind: 'object' | 'thread';
  readonly config: Readonly<Record<string, unknown>>;
  readonly machine: AnyStateMachine;
  readonly features: ReadonlySet<string>;
}

const DEPTH_MAX = 3;

/** Asks for a chart in which nothing is kept to. */
export const WILD = 'nothing kept to';

/**
 * A statechart with all that the model has of XState, in any mixture.
 *
 * @param numbers what it is drawn by
 * @param spoiler what is put into it that the model refuses, at least where it matters
 */
export function drawChart(numbers: readonly number[], spoiler?: string): Chart {
  const draw = new Decisions(numbers);
  const features = new Set<string>();
  const kind = draw.one(['object', 'thread'] as const);
  const shape = shapeFor(spoiler);
  const root = drawNode(draw, features, 0, shape);
  const top: Placed = { node: root, path: [] };
  drawTags(draw, top);
  if (spoiler === WILD) drawWildMoves(draw, features, top);
  else drawMoves(draw, features, kind, top);
  if (spoiler !== undefined && spoiler !== WILD) spoil(draw, features, kind, top, spoiler);
  const context = drawContext(draw, features);
  const config = { id: 'chart', context, ...root };
  const machine = createMachine(config as never, { actions, guards } as never) as AnyStateMachine;
  return { kind, config, machine, features };
}

type Shape = 'atomic' | 'compound' | 'parallel';

/** The shapes that the outermost states of a chart must have, or any. */
function shapeFor(spoiler: string | undefined): readonly Shape[] {
  return spoiler === undefined ? [] : (SHAPES[spoiler] ?? []);
}

function drawNode(
  draw: Decisions,
  features: Set<string>,
  depth: number,
  [wanted, ...inside]: readonly Shape[],
): Node {
  const shapes: readonly Shape[] =
    depth === DEPTH_MAX
      ? ['atomic']
      : depth === 0
        ? ['compound', 'compound', 'parallel']
        : ['atomic', 'atomic', 'atomic', 'compound', 'parallel'];
  const shape = wanted ?? draw.one(shapes);
  if (shape === 'atomic') return {};
  const states: Record<string, Node> = {};
  const count = shape === 'parallel' ? 2 : 2 + draw.below(2);
  for (let k = 0; k < count; k++) states['abc'[k]!] = drawNode(draw, features, depth + 1, inside);
  features.add(depth === 0 ? `${shape} at the top` : `${shape} inside`);
  if (shape === 'parallel') return { type: 'parallel', states };
  if (depth > 0 && draw.chance(1, 6)) {
    features.add('final state inside');
    states['end'] = { type: 'final' };
  }
  const initial = draw.one(['a', 'b']);
  if (!draw.chance(1, 6)) return { initial, states };
  features.add('initial with actions');
  return { initial: { target: initial, actions: ['up'] }, states };
}

function drawTags(draw: Decisions, top: Placed): void {
  for (const { node, path } of placesIn(top)) {
    if (path.length === 0 || node.states) continue;
    const tag = draw.one(['', '', 'rest', 'busy', 'busy']);
    if (tag !== '') node.tags = [tag];
  }
}

function drawContext(draw: Decisions, features: Set<string>): unknown {
  const how = draw.one(['object', 'factory'] as const);
  features.add(`context as ${how}`);
  return how === 'object' ? structuredClone(start) : () => structuredClone(start);
}
