import type { ChartNode } from '../explore/chart-parts.ts';
import { textOf, titleOf } from '../explore/chart-text.ts';
import { mermaidText } from './mermaid-text.ts';
import { idOf, insideOf, type Statechart } from './statechart.ts';

/**
 * A statechart as a Mermaid state diagram. Mermaid has no arrow from a box to a state inside it, so
 * what a box takes by itself is told in its title.
 */
export function chartMermaid(chart: Statechart): string {
  const root = chart.states[0]!;
  const violations = chart.states.filter(({ tags }) => tags.includes('violation'));
  const lines = [
    '---',
    `title: ${JSON.stringify(`${chart.kind} ${chart.machine}`)}`,
    '---',
    'stateDiagram-v2',
    ...(root.lines.length === 0 ? bodyOf(chart, root) : stateOf(chart, root)),
    ...chart.edges.map(
      ({ from, to, transitions }) =>
        `  ${idOf(chart, from)} --> ${idOf(chart, to)} : ${mermaidText(transitions.map(textOf))}`,
    ),
    ...(violations.length === 0
      ? []
      : [
          '  classDef violation stroke:#c0303c,stroke-width:3px',
          `  class ${violations.map(({ path }) => idOf(chart, path)).join(',')} violation`,
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function stateOf(chart: Statechart, state: ChartNode): string[] {
  const id = idOf(chart, state.path);
  const inner = insideOf(chart, state);
  const lines = state.lines.map(textOf);
  if (inner.length > 0)
    return [
      `  state "${mermaidText([titleOf(state), ...lines])}" as ${id} {`,
      ...bodyOf(chart, state).map((line) => `  ${line}`),
      '  }',
    ];
  return [
    `  state "${mermaidText([titleOf(state)])}" as ${id}`,
    ...lines.map((line) => `  ${id} : ${mermaidText([line])}`),
  ];
}

/** What is inside a state: regions are divided by a dashed line. */
function bodyOf(chart: Statechart, state: ChartNode): string[] {
  const inner = insideOf(chart, state);
  const start = state.initial === undefined ? [] : [`  [*] --> ${idOf(chart, state.initial)}`];
  if (state.kind !== 'parallel') return [...start, ...inner.flatMap((one) => stateOf(chart, one))];
  return inner.flatMap((one, i) => [...(i === 0 ? [] : ['  --']), ...stateOf(chart, one)]);
}
