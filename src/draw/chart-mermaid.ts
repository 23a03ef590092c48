import type { ChartNode } from '../chart/chart-parts.ts';
import { textOf, titleOf } from '../chart/chart-text.ts';
import type { ChartLine, ChartTransition } from '../chart/chart.ts';
import { groupBy } from '../report/text/group-by.ts';
import { mermaidText } from './mermaid-text.ts';
import { idOf, insideOf, type Statechart } from './statechart.ts';

/**
 * A statechart as a Mermaid state diagram. Mermaid has no arrow from a box to a state inside it, so
 * what a box takes wherever it is comes from a state of its own inside, called `in any state`.
 */
export function chartMermaid(chart: Statechart): string {
  const root = chart.states[0]!;
  const violations = chart.states.filter(({ tags }) => tags.includes('violation'));
  const lines = [
    '---',
    `title: ${JSON.stringify(`${chart.kind} ${chart.machine}`)}`,
    '---',
    'stateDiagram-v2',
    ...bodyOf(chart, root),
    ...chart.edges.map(({ from, to, transitions }) =>
      arrow(idOf(chart, from), idOf(chart, to), transitions.map(textOf)),
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
  const named = `  state "${mermaidText([titleOf(state)])}" as ${id}`;
  if (insideOf(chart, state).length === 0) return [named, ...linesIn(id, state.lines)];
  return [`${named} {`, ...bodyOf(chart, state).map((line) => `  ${line}`), '  }'];
}

/** What is inside a state: regions are divided by a dashed line. */
function bodyOf(chart: Statechart, state: ChartNode): string[] {
  const inner = insideOf(chart, state);
  const any = anyState(chart, state);
  const start = state.initial === undefined ? [] : [`  [*] --> ${idOf(chart, state.initial)}`];
  if (state.kind !== 'parallel')
    return [...start, ...any, ...inner.flatMap((one) => stateOf(chart, one))];
  const regions = inner.map((one) => stateOf(chart, one));
  return [...(any.length === 0 ? [] : [any]), ...regions].flatMap((region, i) => [
    ...(i === 0 ? [] : ['  --']),
    ...region,
  ]);
}

/** What a box takes in each of its states. */
function anyState(chart: Statechart, { path, lines }: ChartNode): string[] {
  if (lines.length === 0) return [];
  const id = `${idOf(chart, path)}any`;
  const leading = groupBy(
    lines.filter(({ to }) => to !== undefined),
    ({ to }) => to!,
  );
  return [
    `  state "in any state" as ${id}`,
    ...linesIn(
      id,
      lines.filter(({ to }) => to === undefined),
    ),
    ...[...leading].map(([to, all]) => arrow(id, idOf(chart, to), all.map(plainText))),
  ];
}

/** A transition without where it leads: the arrow tells that. */
function plainText({ event, guard }: ChartTransition): string {
  return textOf({ event, ...(guard !== undefined && { guard }) });
}

function linesIn(id: string, lines: readonly ChartLine[]): string[] {
  return lines.map((line) => `  ${id} : ${mermaidText([textOf(line)])}`);
}

function arrow(from: string, to: string, texts: readonly string[]): string {
  return `  ${from} --> ${to} : ${mermaidText(texts)}`;
}
