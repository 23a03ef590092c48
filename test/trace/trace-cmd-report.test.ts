import { expect, test } from 'vitest';
import { logText } from '../../src/report/log/log-text.ts';
import { openConformance } from '../../src/trace/conformance.ts';
import { readLog } from '../../src/trace/log/read-log.ts';
import type { LogVerdict } from '../../src/schemas/verdict.ts';
import { knownVerdicts, linesOf, smallLogs, verdictOf } from './log-files.ts';
import type { Lines } from './mutate-log.ts';

const EVENT = /^( *.+?-\d+ +\[\d+\]) +\S+ +(\d+\.\d+): (\w+): ?(.*)$/;

/** The log as `trace-cmd report` prints it: no head, no flags, padded names, its own sched_switch. */
function asReport(lines: Lines): Lines {
  return [
    'cpus=2',
    ...lines.flatMap((line) => {
      const [, task, time, name, text = ''] = EVENT.exec(line) ?? [];
      if (task === undefined) return [];
      const told = name === 'sched_switch' ? switched(text) : text;
      return [`${task}     ${time}: ${`${name}:`.padEnd(21)} ${told}`];
    }),
  ];
}

function switched(text: string): string {
  const [, comm, pid, state] = /prev_comm=(.*) prev_pid=(\d+) .*prev_state=(\S+)/.exec(text)!;
  return `${comm}:${pid} [120] ${state} ==> swapper/1:0 [120]`;
}

function reportVerdict(lines: Lines, original: Lines): LogVerdict {
  const { kernel, offsets, probes } = readLog(original.join('\n'), 'x');
  const conformance = openConformance({ kernel: kernel!, offsets: offsets!, armed: probes! });
  for (const line of lines) conformance.line(line);
  return conformance.end();
}

test.each(smallLogs)('%s as trace-cmd reports it keeps its verdict', (name) => {
  const original = linesOf(name);
  const verdict = reportVerdict(asReport(original), original);
  expect(verdict.verdict).toBe(knownVerdicts[name]);
  expect(logText(verdict)).not.toContain('cannot be read');
});

test('the sleep is seen in the words of trace-cmd, and a wrong line is still refused', () => {
  const original = linesOf('b3-hmm-noevict-rmmod-blocks.lab612.trace.txt');
  const lines = asReport(original);
  expect(logText(reportVerdict(lines, original))).toContain('asleep since line');
  const twice = lines.flatMap((line) =>
    line.includes(' pgmap_ref_released:') ? [line, line] : [line],
  );
  expect(verdictOf(original).verdict).toBe('follows, blocked');
  expect(reportVerdict(twice, original).verdict).toBe('refused');
});
