import type { Chart, ChartEdge, ChartState, ChartTransition } from '../chart/chart.ts';
import { labelLines, textOf, titleOf } from '../chart/chart-text.ts';
import { roundedPath } from '../chart/rounded-path.ts';
import { count } from '../report/text/count.ts';
import { ARROW_HEADS } from './arrow-heads.ts';
import { element, escaped, line, svgFile } from './svg.ts';

const LINE = 16;
const TITLE = 24;
const PADDING = 10;

/** A statechart as an SVG file. What an arrow or a box means in the kernel is in its tooltip. */
export function chartSvg(chart: Chart): string {
  const { machine, kind, description, source, states, edges, starts } = chart;
  const violations = new Set(
    states.filter(({ tags }) => tags.includes('violation')).map(({ path }) => path),
  );
  return svgFile({
    title: `Statechart of the ${kind} ${machine}`,
    description: [
      description,
      source && `[${source}]`,
      `${count(states.length - 1, 'states')}: ${states.slice(1).map(titleOf).join(', ')}`,
    ]
      .filter(Boolean)
      .join(' '),
    width: chart.width,
    height: chart.height,
    body: [
      ARROW_HEADS,
      ...states.map(boxOf),
      ...starts.map(({ x, y, width }) =>
        element('circle', { class: 'dot', cx: x + width / 2, cy: y + width / 2, r: width / 2 }),
      ),
      ...edges.map((edge) => arrowOf(edge, violations.has(edge.to))),
    ],
  });
}

function boxOf(state: ChartState): string {
  const { x, y, width, height, tags, lines, kind, description, source } = state;
  const isViolation = tags.includes('violation');
  const roles = ['box', kind === 'atomic' ? '' : 'outer', kind, isViolation ? 'violation' : ''];
  const told = [titleOf(state), description, source && `[${source}]`].filter(Boolean).join(' ');
  return element(
    'g',
    {},
    element('title', {}, escaped(told)),
    element('rect', { class: roles.filter(Boolean).join(' '), x, y, width, height, rx: 7 }),
    ...(kind === 'atomic'
      ? []
      : [element('path', { class: 'rule', d: `M${x} ${y + TITLE}h${width}` })]),
    line(x + PADDING, y + 17, titleOf(state), isViolation ? 'bad' : 'name'),
    ...lines.map((one, i) =>
      line(x + PADDING, y + TITLE + LINE - 2 + i * LINE, textOf(one), 'faint'),
    ),
  );
}

function arrowOf({ points, label, transitions }: ChartEdge, isHarm: boolean): string {
  return element(
    'g',
    {},
    ...(transitions.length === 0
      ? []
      : [element('title', {}, escaped(transitions.map(notesOf).join('\n')))]),
    element('path', {
      class: isHarm ? 'line harm' : 'line',
      d: roundedPath(points),
      'marker-end': isHarm ? 'url(#harm)' : 'url(#head)',
    }),
    ...(label ? [element('rect', { class: 'under', ...label, rx: 3 })] : []),
    ...(label
      ? labelLines(transitions).map(({ text }, i) =>
          line(label.x + 4, label.y + 12 + i * LINE, text, 'faint'),
        )
      : []),
  );
}

function notesOf(one: ChartTransition): string {
  const { description, source, facts } = one;
  return [textOf(one), description, source && `[${source}]`, facts && `facts ${facts}`]
    .filter(Boolean)
    .join(' ');
}
