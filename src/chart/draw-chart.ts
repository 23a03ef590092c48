import { layoutEngine, type ElkExtendedEdge, type ElkNode } from './elk.ts';
import type { AnyStateMachine } from 'xstate';
import { chartParts, ROOT, type ChartNode, type ChartParts } from './chart-parts.ts';
import type { Undrawn } from './undrawn.ts';
import { labelLines, textOf, titleOf } from './chart-text.ts';
import type { Box, Chart, ChartEdge, ChartState } from './chart.ts';

/** Advance of a character and height of a line, of the monospaced font that the page sets at 12 px. */
const CHARACTER = 7.3;
const LINE = 16;
const TITLE = 24;
const PADDING = 10;
const DOT = 10;

const LAYERED = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.edgeLabels.inline': 'true',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '14',
  'elk.layered.spacing.nodeNodeBetweenLayers': '26',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
};

/** The first keeps the order in which an author wrote states and steps; ELK fails at that for some charts. */
const MODEL_ORDERS = ['NODES_AND_EDGES', 'NONE'];

/** Draws a machine: states nested in their parents, arrows with their labels in between. */
export function drawChart(machine: AnyStateMachine, kind: Chart['kind']): Promise<Chart> {
  return drawParts({ id: machine.id, kind, parts: chartParts(machine) });
}

/** As `drawChart`, for a machine that was taken apart elsewhere. */
export async function drawParts({ id, kind, parts }: Undrawn): Promise<Chart> {
  const drawn = await layOut({ ...nodeOf(parts, ROOT), edges: edgesOf(parts) });
  const places = new Map<string, Box>();
  const arrows = new Map<string, ElkExtendedEdge>();
  collect(drawn, places, arrows);
  const root = parts.states[0]!;
  return {
    machine: id,
    kind,
    ...(root.description !== undefined && { description: root.description }),
    ...(root.source !== undefined && { source: root.source }),
    width: Math.ceil(drawn.width ?? 0),
    height: Math.ceil(drawn.height ?? 0),
    states: parts.states.map((state) => stateOf(state, places.get(idOf(state.path))!)),
    edges: [
      ...parts.edges.map((edge, i) => ({ ...edge, ...arrowOf(arrows.get(`edge ${i}`)) })),
      ...parts.states.flatMap(({ path, initial }): ChartEdge[] =>
        initial === undefined
          ? []
          : [{ from: path, to: initial, transitions: [], ...arrowOf(arrows.get(`start ${path}`)) }],
      ),
    ],
    starts: parts.states.flatMap(({ path }) => {
      const dot = places.get(dotOf(path));
      return dot ? [dot] : [];
    }),
  };
}

async function layOut(graph: ElkNode): Promise<ElkNode> {
  const tried: string[] = [];
  for (const order of MODEL_ORDERS) {
    try {
      return await (
        await layoutEngine()
      ).layout(graph, {
        layoutOptions: { 'elk.layered.considerModelOrder.strategy': order },
      });
    } catch (error) {
      tried.push(String(error));
    }
  }
  throw new Error(`a statechart cannot be laid out: ${tried.join('; ')}`);
}

function nodeOf({ states }: ChartParts, path: string): ElkNode {
  const state = states.find((one) => one.path === path)!;
  const inner = states.filter(({ parent, path: own }) => parent === path && own !== ROOT);
  const titled = TITLE + state.lines.length * LINE + (state.lines.length > 0 ? 6 : 0);
  const width =
    2 * PADDING +
    CHARACTER * Math.max(titleOf(state).length, ...state.lines.map((line) => textOf(line).length));
  const minimum = `(${Math.ceil(width)},${Math.ceil(titled + (inner.length > 0 ? PADDING : 2))})`;
  return {
    id: idOf(path),
    ...(inner.length === 0
      ? { width: Math.ceil(width), height: Math.ceil(titled + 2) }
      : {
          layoutOptions: {
            ...LAYERED,
            'elk.padding': `[top=${titled + 8},left=14,bottom=14,right=14]`,
            'elk.nodeSize.constraints': 'MINIMUM_SIZE',
            'elk.nodeSize.minimum': minimum,
          },
          children: [
            ...(state.initial === undefined ? [] : [{ id: dotOf(path), width: DOT, height: DOT }]),
            ...inner.map((one) => nodeOf({ states, edges: [] }, one.path)),
          ],
        }),
  };
}

function edgesOf({ states, edges }: ChartParts): ElkExtendedEdge[] {
  return [
    ...states.flatMap(({ path, initial }) =>
      initial === undefined
        ? []
        : [{ id: `start ${path}`, sources: [dotOf(path)], targets: [idOf(initial)] }],
    ),
    ...edges.map(({ from, to, transitions }, i) => ({
      id: `edge ${i}`,
      sources: [idOf(from)],
      targets: [idOf(to)],
      labels: [
        {
          // A label without a text is not placed.
          text: labelLines(transitions)
            .map(({ text }) => text)
            .join('\n'),
          width: CHARACTER * Math.max(...transitions.map((one) => textOf(one).length)) + 8,
          height: LINE * labelLines(transitions).length + 2,
        },
      ],
    })),
  ];
}

function idOf(path: string): string {
  return `state ${path}`;
}

function dotOf(path: string): string {
  return `dot ${path}`;
}

function collect(
  node: ElkNode,
  places: Map<string, Box>,
  arrows: Map<string, ElkExtendedEdge>,
): void {
  const { id, x = 0, y = 0, width = 0, height = 0 } = node;
  places.set(id, {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  });
  for (const edge of node.edges ?? []) arrows.set(edge.id, edge);
  for (const child of node.children ?? []) collect(child, places, arrows);
}

function stateOf(state: ChartNode, place: Box): ChartState {
  const { path, name, kind, description, source, tags, lines } = state;
  return {
    ...place,
    path,
    name,
    kind,
    ...(description !== undefined && { description }),
    ...(source !== undefined && { source }),
    tags,
    lines,
  };
}

function arrowOf(edge: ElkExtendedEdge | undefined): Pick<ChartEdge, 'points' | 'label'> {
  const points = (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].map(
      ({ x, y }) => [Math.round(x), Math.round(y)] as const,
    ),
  );
  const label = edge?.labels?.[0];
  if (!label) return { points };
  const { x = 0, y = 0, width = 0, height = 0 } = label;
  return {
    points,
    label: {
      x: Math.round(x),
      y: Math.round(y),
      width: Math.round(width),
      height: Math.round(height),
    },
  };
}
