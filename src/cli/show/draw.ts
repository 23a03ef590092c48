import type { Command } from 'commander';
import { chartDot } from '../../draw/chart-dot.ts';
import { chartMermaid } from '../../draw/chart-mermaid.ts';
import { chartSvg } from '../../draw/chart-svg.ts';
import { runDot } from '../../draw/run-dot.ts';
import { runMermaid } from '../../draw/run-mermaid.ts';
import { runSvg } from '../../draw/run-svg.ts';
import { wiringDot } from '../../draw/wiring-dot.ts';
import { wiringMermaid } from '../../draw/wiring-mermaid.ts';
import { wiringSvg } from '../../draw/wiring-svg.ts';
import { wiringOf } from '../../draw/wiring.ts';
import { chartParts } from '../../chart/chart-parts.ts';
import { drawChart } from '../../chart/draw-chart.ts';
import { published } from '../lookup/catalogue.ts';
import { Usage } from '../terminal/exit.ts';
import { addExamples } from '../terminal/help.ts';
import { instanceNamed } from '../lookup/named-machine.ts';
import { writeOutput } from '../terminal/output-files.ts';
import { savedRun } from '../lookup/saved-run.ts';
import { say } from '../terminal/say.ts';
import type { ChoiceOptions } from '../options/model-options.ts';
import { chosenFrom } from '../lookup/size-options.ts';
import { addChoiceOptions } from '../options/search-options.ts';
import type { WidthOption } from '../terminal/width-option.ts';

interface DrawOptions extends WidthOption, ChoiceOptions {
  readonly svg?: boolean;
  readonly mermaid?: boolean;
  readonly dot?: boolean;
  readonly out?: string;
  readonly file?: string;
}

/** One subject in each language that pictures are written in. */
interface Drawing {
  svg(): string | Promise<string>;
  mermaid(): string;
  dot(): string;
}

/** `unplug draw MACHINE|SYSTEM|RUN.json`: a picture for a document. */
export function addDraw(program: Command): void {
  const command = program
    .command('draw')
    .summary('draw a statechart, the wiring of a system, or a saved run')
    .description(
      'Draw a picture for a document: of a machine (percpu_ref) its statechart, of a system (percpu-ref) which thread touches which object, of a saved run its interleaving.',
    )
    .argument('<machine|system|run.json>', 'what to draw')
    .option('--svg', 'as an SVG file, readable in light and dark (the default)')
    .option('--mermaid', 'as a Mermaid diagram, which code hosts render')
    .option('--dot', 'in the DOT language of Graphviz')
    .option('--out <file>', 'write to this file instead of standard output')
    .option('--file <driver.ts>', 'the file that exports the system of the run, if it is yours');
  addChoiceOptions(command).action(async (subject: string, options: DrawOptions) => {
    const [language = 'svg', other] = (['svg', 'mermaid', 'dot'] as const).filter(
      (one) => options[one] === true,
    );
    if (other !== undefined)
      throw new Usage(`--${language} and --${other}: a picture is written in one of them`);
    const text = await (await drawingOf(subject, options))[language]();
    if (options.out === undefined) say(text);
    else writeOutput(options.out, text);
  });
  addExamples(command, [
    ['unplug draw percpu_ref --out ref.svg', 'the statechart of the reference count'],
    ['unplug draw device-private --mermaid', 'the wiring of a system, to paste'],
    ['unplug draw run.json --dot', 'a saved run, for Graphviz'],
  ]);
}

/**
 * @throws Usage when no machine or system has that name
 * @throws BadInput when a run cannot be read or does not replay
 */
export async function drawingOf(
  subject: string,
  { file, width, ...choices }: Partial<DrawOptions> = {},
): Promise<Drawing> {
  if (subject.endsWith('.json')) {
    const { run } = await savedRun(subject, file);
    return {
      svg: () => runSvg(run, width),
      mermaid: () => runMermaid(run),
      dot: () => runDot(run),
    };
  }
  const system = published.systems.find(({ id }) => id === subject);
  if (system) {
    const wiring = wiringOf(system, chosenFrom(system, { choose: [], ...choices }));
    return {
      svg: () => wiringSvg(wiring),
      mermaid: () => wiringMermaid(wiring),
      dot: () => wiringDot(wiring),
    };
  }
  const { def } = instanceNamed(subject);
  const chart = { ...chartParts(def.machine), machine: def.id, kind: def.kind };
  return {
    svg: async () => chartSvg(await drawChart(def.machine, def.kind)),
    mermaid: () => chartMermaid(chart),
    dot: () => chartDot(chart),
  };
}
