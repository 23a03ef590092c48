import { MEANINGS } from '../../src/trace/probes/meanings.ts';
import { PROBE_GROUPS } from '../../src/trace/probes/probe-groups.ts';
import type { Probe } from '../../src/trace/probes/probe.ts';
import { GENERATED, table } from './markdown.ts';

const ABOUT: Readonly<Record<keyof typeof PROBE_GROUPS, string>> = {
  pagemap: 'The life of a pagemap and its pages. Always recorded.',
  context: 'What goes on around it. Always recorded.',
  migration: 'Faults on device pages and their migrations (PRIVATE, COHERENT).',
  dax: 'File systems, device-dax and pmem (FS_DAX, GENERIC).',
  p2pdma: 'The memory of PCI devices for their peers (PCI_P2PDMA).',
  pins: 'Who takes pages for I/O and gives them back. On busy paths: leave it out where that matters.',
  test_hmm:
    "The kernel's own test driver. Only when asked for; a pattern for any driver's callbacks.",
};

const KINDS = { p: 'entry of', r: 'return of', t: 'event' } as const;

/** docs/probes.md: every event that a recording can have. */
export function probesText(): string {
  const groups = Object.entries(PROBE_GROUPS).map(
    ([name, probes]) => `## ${name}

${ABOUT[name as keyof typeof PROBE_GROUPS]}

${table(
  ['event', 'where', 'what it tells', 'model'],
  probes.map((probe: Probe) => [
    `\`${probe.event}\``,
    where(probe),
    probe.about ?? (probe.means ? MEANINGS[probe.means].about : ''),
    probe.means === undefined ? '' : 'yes',
  ]),
)}
`,
  );
  return `# The events of a recording

${GENERATED}

What \`unplug trace probes\` arms, by \`--group\`. An event with *model* moves the machines that a log is
held against; the others tell whoever reads the log, or whom to blame, what a task was doing. Where several
functions are listed, the first that the kernel has is taken; which form fits is decided by the kernel's
BTF, or by its release. How to add one: [recording.md](recording.md#a-probe-for-your-own-driver).

${groups.join('\n')}`;
}

function where({ arm = [] }: Probe): string {
  const places = new Set(
    arm.flatMap(({ kind, on }) => `${KINDS[kind]} ${on.map((name) => `\`${name}\``).join(' or ')}`),
  );
  return [...places].join('; ');
}
