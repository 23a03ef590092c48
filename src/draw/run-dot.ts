import { stepChanges, stepTitle } from '../report/run/step-changes.ts';
import { setUpOf } from '../report/run/set-up.ts';
import type { Run } from '../schemas/run.ts';
import { attributes, leftLines, LOOK, quoted } from './dot-text.ts';

/** A run in the DOT language: its steps in order from top to bottom, a column for each thread. */
export function runDot(run: Run): string {
  const setUp = setUpOf(run).length;
  const shown = run.steps.slice(setUp);
  const threads = [...new Set(shown.map(({ thread }) => thread))];
  const heads = threads.map((_thread, i) => `t${i}`);
  const lines = [
    `digraph ${quoted(run.system)} {`,
    ...[...LOOK, `label=${quoted(run.rule.sentence)}`, 'labelloc=t'].map((one) => `  ${one}`),
    ...threads.map(
      (thread, i) =>
        `  t${i} ${attributes({ label: quoted(thread), group: quoted(`lane${i}`), style: '"bold"' })}`,
    ),
    `  { rank=same; ${heads.join('; ')} }`,
    ...heads.slice(1).map((head, i) => `  ${heads[i]} -> ${head} [style=invis]`),
    ...shown.map((step, i) => {
      const changes = stepChanges(step, false);
      const red = changes.some(({ violation }) => violation) ? { color: '"#c0303c"' } : {};
      const label = leftLines([
        `${setUp + i + 1} ${stepTitle(step)}`,
        ...changes.map(({ text, violation }) => `${violation ? '! ' : ''}${text}`),
      ]);
      const group = quoted(`lane${threads.indexOf(step.thread)}`);
      return `  s${i} ${attributes({ label, group, ...red })}`;
    }),
    ...shown.map((step, i) =>
      i === 0 ? `  t${threads.indexOf(step.thread)} -> s0` : `  s${i - 1} -> s${i}`,
    ),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}
