import type { ChartNode } from '../chart/chart-parts.ts';
import { textOf, titleOf } from '../chart/chart-text.ts';
import { attributes, leftLines, LOOK, quoted } from './dot-text.ts';
import { idOf, insideOf, type Statechart } from './statechart.ts';

/** A statechart in the DOT language of Graphviz: boxes around states are clusters. */
export function chartDot(chart: Statechart): string {
  const lines = [
    `digraph ${quoted(chart.machine)} {`,
    ...[...LOOK, 'compound=true', `tooltip=${quoted(`${chart.kind} ${chart.machine}`)}`].map(
      (line) => `  ${line}`,
    ),
    ...stateOf(chart, chart.states[0]!, '  '),
    ...chart.edges.map(({ from, to, transitions }) => {
      const ends = {
        ltail: clusterOf(chart, from),
        lhead: clusterOf(chart, to),
        label: leftLines(transitions.map(textOf)),
      };
      return `  ${nodeOf(chart, from)} -> ${nodeOf(chart, to)} ${attributes(ends)}`;
    }),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function stateOf(chart: Statechart, state: ChartNode, indent: string): string[] {
  const id = idOf(chart, state.path);
  const isViolation = state.tags.includes('violation');
  const label = leftLines([titleOf(state), ...state.lines.map(textOf)]);
  const red = isViolation ? { color: '"#c0303c"', fontcolor: '"#c0303c"', penwidth: '2' } : {};
  const tooltip = quoted([state.description, state.source].filter(Boolean).join(' ') || state.name);
  const inner = insideOf(chart, state);
  if (inner.length === 0) return [`${indent}${id} ${attributes({ label, ...red, tooltip })}`];
  const style = state.kind === 'parallel' ? '"rounded,dashed"' : '"rounded"';
  const start =
    state.initial === undefined
      ? []
      : [
          `${id} ${attributes({ shape: 'point', width: '0.09', label: '""', tooltip: '"start"' })}`,
          `${id} -> ${nodeOf(chart, state.initial)} ${attributes({ lhead: clusterOf(chart, state.initial) })}`,
        ];
  return [
    `${indent}subgraph cluster_${id} {`,
    ...[`label=${label}`, 'labeljust="l"', `style=${style}`, 'color="#7a8594"', ...start].map(
      (line) => `${indent}  ${line}`,
    ),
    ...inner.flatMap((one) => stateOf(chart, one, `${indent}  `)),
    `${indent}}`,
  ];
}

/** The node that an arrow to a state ends at: of a box the dot in which it starts, or one of a region. */
function nodeOf(chart: Statechart, path: string): string {
  const state = chart.states.find((one) => one.path === path)!;
  const [region] = insideOf(chart, state);
  return region && state.initial === undefined ? nodeOf(chart, region.path) : idOf(chart, path);
}

function clusterOf(chart: Statechart, path: string): string | undefined {
  const state = chart.states.find((one) => one.path === path)!;
  return insideOf(chart, state).length === 0 ? undefined : `cluster_${idOf(chart, path)}`;
}
