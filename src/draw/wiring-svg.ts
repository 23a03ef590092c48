import { layoutEngine, type ElkExtendedEdge, type ElkNode } from '../chart/elk.ts';
import { roundedPath } from '../chart/rounded-path.ts';
import { ARROW_HEADS } from './arrow-heads.ts';
import { element, escaped, line, svgFile } from './svg.ts';
import { boxTitle, type WiredBox, type Wiring } from './wiring.ts';

const CHARACTER = 7.5;
const HEIGHT = 40;
const PADDING = 10;

const LAYERED = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '90',
  'elk.spacing.nodeNode': '14',
};

/** The wiring of a system as an SVG file: threads at the left, what they reach at the right. */
export async function wiringSvg({ system, about, boxes, wires }: Wiring): Promise<string> {
  const drawn: ElkNode = await (
    await layoutEngine()
  ).layout({
    id: 'system',
    layoutOptions: LAYERED,
    children: boxes.map((box) => ({ id: box.name, width: widthOf(box), height: HEIGHT })),
    edges: wires.map(({ from, to }, i) => ({ id: `wire ${i}`, sources: [from], targets: [to] })),
  });
  const places = new Map((drawn.children ?? []).map((place) => [place.id, place]));
  return svgFile({
    title: `Wiring of the system ${system}`,
    description: about,
    width: drawn.width ?? 0,
    height: drawn.height ?? 0,
    body: [
      ARROW_HEADS,
      ...(drawn.edges ?? []).map((edge, i) =>
        element(
          'g',
          {},
          element(
            'title',
            {},
            escaped(`${wires[i]!.from} to ${wires[i]!.to}: ${wires[i]!.ports.join(', ')}`),
          ),
          element('path', {
            class: 'line',
            d: roundedPath(pointsOf(edge)),
            'marker-end': 'url(#head)',
          }),
        ),
      ),
      ...boxes.map((box) => boxAt(box, places.get(box.name)!)),
    ],
  });
}

function boxAt(box: WiredBox, { x = 0, y = 0 }: { x?: number; y?: number }): string {
  const corner = box.kind === 'thread' ? 0 : HEIGHT / 2;
  return element(
    'g',
    {},
    element('title', {}, escaped(`${box.kind} ${boxTitle(box)}`)),
    element('rect', { class: 'box', x, y, width: widthOf(box), height: HEIGHT, rx: corner }),
    line(x + PADDING + corner / 2, y + 17, boxTitle(box), 'name'),
    line(x + PADDING + corner / 2, y + 31, box.machine, 'faint'),
  );
}

function widthOf(box: WiredBox): number {
  return Math.ceil(
    2 * PADDING + 20 + CHARACTER * Math.max(boxTitle(box).length, box.machine.length),
  );
}

function pointsOf({ sections = [] }: ElkExtendedEdge): [number, number][] {
  return sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].map(({ x, y }): [number, number] => [x, y]),
  );
}
