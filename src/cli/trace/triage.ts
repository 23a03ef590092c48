import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { edits } from '../../history/index.ts';
import { kernels } from '../../history/kernels.ts';
import { triageText, type TriageContext } from '../../report/log/triage-text.ts';
import { visible } from '../../report/text/visible.ts';
import { refolded } from '../../report/text/wrap.ts';
import type { Triage } from '../../schemas/triage.ts';
import { isFrom, kernelOfLog, KNOWN_SERIES, seriesOf, triage } from '../../trace/index.ts';
import { BadInput } from '../terminal/exit.ts';
import { addExamples } from '../terminal/help.ts';
import { say } from '../terminal/say.ts';
import { lineWidth, type WidthOption } from '../terminal/width-option.ts';

/** Standard input, where no file is named. */
const STDIN = '-';

/** How a history entry ends that leaves somebody waiting. */
const ENDS_SO: ReadonlySet<string> = new Set(['blocks forever', 'deadlock', 'livelock']);

interface TriageOptions extends WidthOption {
  readonly kernel?: string;
}

/** `unplug triage`: what a hung task waits for, what can hold it, how to record who does. */
export function addTriage(program: Command): void {
  const command = program
    .command('triage')
    .summary('name the wait of a hung task, and what can hold it')
    .description(
      'Read what is on the screen (dmesg, journal, sysrq-w, /proc/PID/stack, splats): which wait this is, what can hold it, how to record who does.',
    )
    .argument('[file...]', 'texts with stacks; none or -: standard input')
    .option('--kernel <release>', 'the kernel, where the text does not name it')
    .action((files: readonly string[], { kernel, width }: TriageOptions) => {
      const texts = files.length === 0 ? [STDIN] : files;
      const isNamed = texts.map((file) => sayTriage(triageOf(file, kernel), width));
      process.exitCode = isNamed.some(Boolean) ? 0 : 31;
    });
  addExamples(
    command,
    [
      ['dmesg | unplug triage', 'what is on the screen'],
      ['unplug triage /proc/4121/stack --kernel $(uname -r)', 'one task'],
    ],
    [0, 31, 64, 65],
  );
}

/** @throws BadInput when the file cannot be read */
export function triageOf(file: string, kernel?: string): Triage {
  const name = file === STDIN ? 'standard input' : file;
  try {
    const text = readFileSync(file === STDIN ? 0 : file, 'utf8');
    return triage(text.split('\n'), name, kernel);
  } catch (error) {
    throw new BadInput(`${name}: cannot be read (${(error as Error).message})`);
  }
}

/** Prints it; says whether a wait was named. */
export function sayTriage(told: Triage, width: number | undefined): boolean {
  const lines = triageText(told, contextFor(told)).map(visible);
  say(`${refolded(lines, lineWidth(width)).join('\n')}\n`);
  return told.waits.length > 0;
}

function contextFor(told: Triage): TriageContext {
  const { kernel, waits } = told;
  const known = kernel === undefined ? undefined : kernelOfLog(kernel);
  const systems = new Set(waits.flatMap((wait) => wait.systems));
  const lacking = new Set(kernels.find(({ version }) => isSeriesOf(version, kernel))?.reverts);
  const endSo = edits
    .filter(({ expect }) => systems.has(expect.system) && ENDS_SO.has(expect.class))
    .filter(({ since }) => !isIn(since, kernel))
    .toSorted((a, b) => Number(lacking.has(b.id)) - Number(lacking.has(a.id)));
  const history = endSo.map(({ id, title, since, expect }) => {
    const fixed = since === undefined ? 'a candidate' : `fixed in ${since}`;
    const lacks = lacking.has(id) ? ', which this kernel lacks' : '';
    return `${id} ${title} (${expect.class}; ${fixed}${lacks}): unplug explain ${id}`;
  });
  return {
    ...(kernel !== undefined && {
      model:
        known?.model.text ?? `no model for kernel ${kernel}: pages hold no reference before 6.1`,
    }),
    history,
    record: recordCommands(told),
  };
}

function recordCommands({ kernel = 'RELEASE', waits }: Triage): string[] {
  const series = seriesOf(kernel);
  const isKnown = series !== undefined && KNOWN_SERIES.includes(series);
  const btf = isKnown ? '' : ' --btf vmlinux.btf';
  const groups = [...new Set(waits.flatMap((wait) => wait.groups))];
  const chosen = groups.map((group) => ` --group ${group}`).join('');
  return [
    ...(isKnown ? [] : ['copy /sys/kernel/btf/vmlinux of that kernel to vmlinux.btf']),
    `unplug trace probes --kernel ${kernel}${btf}${chosen} > record.sh`,
    'read record.sh, run it there as root before the driver is loaded, let it hang again, then unplug trace LOG',
  ];
}

/** Whether a kernel has what came with a release. */
function isIn(since: string | undefined, kernel: string | undefined): boolean {
  return since !== undefined && kernel !== undefined && isFrom(kernel, since);
}

function isSeriesOf(version: string, kernel: string | undefined): boolean {
  return kernel !== undefined && seriesOf(version) === seriesOf(kernel);
}
