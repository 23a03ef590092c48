import { attributes, leftLines, LOOK, quoted } from './dot-text.ts';
import { boxTitle, type Wiring } from './wiring.ts';

/** The wiring of a system in the DOT language: threads bold, objects round. */
export function wiringDot({ system, about, boxes, wires }: Wiring): string {
  const lines = [
    `digraph ${quoted(system)} {`,
    ...[...LOOK, 'rankdir=LR', `tooltip=${quoted(about)}`].map((one) => `  ${one}`),
    ...boxes.map((box) => {
      const style = box.kind === 'thread' ? '"bold"' : '"rounded,filled"';
      return `  ${quoted(box.name)} ${attributes({ label: leftLines([boxTitle(box), box.machine]), style })}`;
    }),
    ...wires.map(
      ({ from, to, ports }) =>
        `  ${quoted(from)} -> ${quoted(to)} ${attributes({ label: quoted(ports.join(', ')) })}`,
    ),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}
