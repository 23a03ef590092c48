import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  Btf,
  BtfError,
  btfLayout,
  KNOWN_SERIES,
  knownLayout,
  planRecording,
  PROBE_GROUPS,
  readProbes,
  recordingScript,
  seriesOf,
  type PlanOptions,
  type Probe,
  type ProbeGroup,
} from '../../trace/index.ts';
import { BadInput, Usage } from '../terminal/exit.ts';
import { addExamples } from '../terminal/help.ts';
import { textOf } from './logs.ts';
import { recordingBody } from './recording-body.ts';
import { say, tellAside } from '../terminal/say.ts';
import { each, whole } from '../options/option-values.ts';

/** Always armed: without them a log says nothing. */
const ALWAYS = ['pagemap', 'context'] as const satisfies readonly ProbeGroup[];
/** What is armed besides when nothing else is asked for. */
const USUAL: readonly ProbeGroup[] = ['migration', 'dax', 'p2pdma', 'pins'];
const CHOICES = Object.keys(PROBE_GROUPS).filter((group) => !ALWAYS.some((one) => one === group));

/** As many calls as one return probe may watch at once; tasks that sleep in a function count. */
const MAX_ACTIVE = 128;
/** The kernel takes no more (kernel/trace/trace_kprobe.c: KRETPROBE_MAXACTIVE_MAX). */
const MOST_ACTIVE = 4096;

interface ProbesOptions {
  readonly kernel: string;
  readonly btf?: string;
  readonly group: readonly string[];
  readonly probes: readonly string[];
  readonly maxActive: number;
}

/** `unplug trace probes`: the script that records a log on one kernel. */
export function addTraceProbes(trace: Command): void {
  const command = trace
    .command('probes')
    .summary('print the shell script that records a log on a kernel')
    .description(
      'Print a POSIX shell script that records a log on one kernel (docs/recording.md). Read it before it runs there, as root.',
    )
    .requiredOption('--kernel <release>', 'the kernel, as uname -r prints it')
    .option(
      '--btf <file>',
      `a copy of /sys/kernel/btf/vmlinux of that kernel; not needed for ${KNOWN_SERIES.join(', ')} as Debian builds them`,
    )
    .option(
      '--group <name>',
      `what to watch besides pagemaps: ${CHOICES.join(', ')} (may be repeated; default: ${USUAL.join(', ')})`,
      each,
      [],
    )
    .option(
      '--probes <file>',
      "a driver's own events (schemas/probes.v1.json; may be repeated)",
      each,
      [],
    )
    .option('--max-active <n>', 'calls that one return probe can watch at once', whole, MAX_ACTIVE)
    .action((options: ProbesOptions) => {
      const { recording, leftOut } = planned(options);
      say(recording);
      for (const { event, reason } of leftOut) tellAside(`left out: ${event}, ${reason}\n`);
    });
  addExamples(command, [
    [
      'unplug trace probes --kernel 6.12.117-amd64 > record.sh',
      'a kernel as Debian builds it: its offsets are known',
    ],
    [
      'unplug trace probes --kernel 6.18.2 --btf vmlinux.btf > record.sh',
      'any other, with its types',
    ],
  ]);
}

function planned(options: ProbesOptions): {
  recording: string;
  leftOut: readonly { event: string; reason: string }[];
} {
  const { kernel: release, maxActive } = options;
  if (seriesOf(release) === undefined || !/^[\w.+~-]+$/.test(release))
    throw new Usage(
      `--kernel ${release}: give a release as uname -r prints it, e.g. 6.12.117-amd64`,
    );
  if (maxActive < 1 || maxActive > MOST_ACTIVE)
    throw new Usage(`--max-active ${maxActive}: the kernel takes 1 to ${MOST_ACTIVE}`);
  const recording = planRecording({
    release,
    layout: layoutFor(options),
    probes: probesFor(options),
    maxActive,
  });
  if (!recording)
    throw new BadInput(
      `${options.btf}: this kernel has no struct dev_pagemap\n  fix: use a kernel with CONFIG_ZONE_DEVICE`,
    );
  return {
    recording: recordingScript(recording, recordingBody()),
    leftOut: recording.leftOut,
  };
}

function layoutFor({ kernel, btf }: ProbesOptions): PlanOptions['layout'] {
  if (btf === undefined) {
    const known = knownLayout(kernel);
    if (known) return known;
    throw new Usage(
      `--kernel ${kernel}: its offsets are not known, only those of ${KNOWN_SERIES.join(', ')}\n  fix: add --btf /sys/kernel/btf/vmlinux of that kernel`,
    );
  }
  try {
    return btfLayout(new Btf(readFileSync(btf)), btf);
  } catch (error) {
    if (error instanceof BtfError) throw new BadInput(`${btf}: ${error.message}`);
    throw new BadInput(
      `${btf}: cannot be read (${(error as Error).message})\n  fix: copy /sys/kernel/btf/vmlinux of that kernel and name the copy`,
    );
  }
}

function probesFor({ group, probes }: ProbesOptions): Probe[] {
  for (const name of group) {
    if (!CHOICES.includes(name))
      throw new Usage(`--group ${name}: there is no such group; there are ${CHOICES.join(', ')}`);
  }
  const more = probes.toReversed().flatMap((file) => readProbes(textOf(file), file));
  const replaced = new Set(more.map(({ event }) => event));
  const wanted = new Set<string>([...ALWAYS, ...(group.length > 0 ? group : USUAL)]);
  const shipped = Object.entries(PROBE_GROUPS)
    .filter(([name]) => wanted.has(name))
    .flatMap(([, all]) => all as readonly Probe[]);
  return [...shipped.filter(({ event }) => !replaced.has(event)), ...more];
}
