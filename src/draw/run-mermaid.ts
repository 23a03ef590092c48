import { setUpOf } from '../report/run/set-up.ts';
import { breaks } from '../report/run/run-head.ts';
import { stepChanges, stepTitle } from '../report/run/step-changes.ts';
import type { Run, RunStep } from '../schemas/run.ts';
import { mermaidText } from './mermaid-text.ts';

/**
 * A run as a Mermaid sequence diagram: a lifeline for each thread that steps and each object that a
 * step moves, an arrow for each of its events. Set-up that matters to nothing later is one note.
 */
export function runMermaid(run: Run): string {
  const setUp = setUpOf(run).length;
  const shown = run.steps.slice(setUp);
  const threads = [...new Set(shown.map(({ thread }) => thread))];
  const moved = new Set(shown.flatMap((step) => movedBy(step).map(({ instance }) => instance)));
  const objects = run.instances.map(({ name }) => name).filter((name) => moved.has(name));
  const lives = [...threads, ...objects.filter((name) => !threads.includes(name))];
  const nameOf = (instance: string): string => `p${lives.indexOf(instance)}`;
  const lines = [
    '---',
    `title: ${JSON.stringify(`${breaks(run) ? 'rule broken: ' : ''}${run.rule.sentence}`)}`,
    '---',
    'sequenceDiagram',
    ...lives.map(
      (life, i) =>
        `  ${i < threads.length ? 'actor' : 'participant'} p${i} as ${mermaidText([life])}`,
    ),
    ...(setUp === 0 || lives.length === 0
      ? []
      : [`  Note over p0,p${lives.length - 1}: ${mermaidText([`set-up: ${setUp} steps`])}`]),
    ...shown.flatMap((step, i) => stepLines(step, setUp + i + 1, nameOf)),
  ];
  return `${lines.join('\n')}\n`;
}

function movedBy({ thread, participants }: RunStep): RunStep['participants'] {
  return participants.filter(
    ({ instance, from, to }) => instance !== thread && JSON.stringify(from) !== JSON.stringify(to),
  );
}

function stepLines(step: RunStep, number: number, nameOf: (instance: string) => string): string[] {
  const title = mermaidText([`${number} ${stepTitle(step)}`]);
  const own = nameOf(step.thread);
  const moved = movedBy(step);
  const harmed = stepChanges(step, false).filter(({ violation }) => violation);
  return [
    ...(moved.length === 0
      ? [`  Note over ${own}: ${title}`]
      : moved.map(
          ({ instance }, k) => `  ${own}->>${nameOf(instance)}: ${k === 0 ? title : number}`,
        )),
    ...(harmed.length === 0
      ? []
      : [`  Note over ${own}: ${mermaidText(harmed.map(({ text }) => `! ${text}`))}`]),
  ];
}
