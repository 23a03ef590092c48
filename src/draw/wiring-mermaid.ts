import { mermaidText } from './mermaid-text.ts';
import { boxTitle, type Wiring } from './wiring.ts';

/** The wiring of a system as a Mermaid flow chart: threads square, objects round. */
export function wiringMermaid({ system, boxes, wires }: Wiring): string {
  const idOf = (name: string): string => `b${boxes.findIndex((box) => box.name === name)}`;
  const lines = [
    '---',
    `title: ${JSON.stringify(system)}`,
    '---',
    'flowchart LR',
    ...boxes.map((box) => {
      const title = `"${mermaidText([boxTitle(box), box.machine])}"`;
      return `  ${idOf(box.name)}${box.kind === 'thread' ? `[${title}]` : `([${title}])`}`;
    }),
    ...wires.map(
      ({ from, to, ports }) =>
        `  ${idOf(from)} -->|"${mermaidText([ports.join(', ')])}"| ${idOf(to)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
