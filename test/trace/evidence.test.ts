import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LONG_MS } from '../time-outs.ts';
import { linesOf, smallLogs, verdictOf } from './log-files.ts';
import { eventsOf, type Lines } from './mutate-log.ts';

/** A log without one kind of evidence, as another script or another kernel would have recorded it. */
interface Lessened {
  readonly without: string;
  readonly lines: Lines;
}

/** Without the events of some names: they were not armed. */
function withoutEvents(lines: Lines, names: ReadonlySet<string>): Lines {
  const dropped = new Set(
    eventsOf(lines).flatMap(({ at, event }) => (names.has(event.name) ? [at] : [])),
  );
  return lines
    .filter((_, at) => !dropped.has(at))
    .map((line) => {
      const [, begin, probes, end = ''] = /^(# probes: )([^;]*)(.*)$/.exec(line) ?? [];
      if (probes === undefined) return line;
      const rest = probes
        .trim()
        .split(/\s+/)
        .filter((name) => !names.has(name));
      return `${begin}${rest.join(' ')}${end}`;
    });
}

/** Fields that not every script records. */
const FIELDS = [
  'count',
  'left',
  'order',
  'nr',
  'group_dead',
  'length',
  'cached',
  'release',
  'type',
];

const CALLER = /\(\S+ <- (\S+?)\)/;

/** TASK-PID [CPU] FLAGS TIME: what older versions of trace-cmd leave out. */
const FLAGS = /^( *.+?-\d+ +\[\d+\]) +[^\s\d]\S* +(\d+\.\d+: )/;

function* lessened(lines: Lines): Generator<Lessened> {
  const names = [...new Set(eventsOf(lines).map(({ event }) => event.name))];
  for (const name of names) yield { without: name, lines: withoutEvents(lines, new Set([name])) };
  for (const field of FIELDS)
    yield {
      without: `the field ${field}`,
      lines: lines.map((line) => line.replace(new RegExp(` ${field}=\\S+`), '')),
    };
  yield {
    without: 'callers',
    lines: lines.map((line) => line.replace(CALLER, '(return_to_handler+0x0/0x50 <- $1)')),
  };
  yield { without: 'flags', lines: lines.map((line) => line.replace(FLAGS, '$1 $2')) };
}

const isFollowed = (verdict: string): boolean => verdict.startsWith('follows');

const FOLDERS = ['record', 'cases'].map((name) => new URL(`${name}/`, import.meta.url));

/** The shipped logs, what scripts of ours have recorded, and logs that were judged wrongly once. */
const LOGS: readonly (readonly [string, Lines])[] = [
  ...smallLogs.map((name) => [name, linesOf(name)] as const),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => [name, readFileSync(new URL(name, folder), 'utf8').split('\n')] as const),
  ).filter(([, lines]) => lines.some((line) => line.startsWith('# probes: '))),
];

/** What is wrong to say of a log when less of it is known. */
function isWrong(whole: string, less: string): boolean {
  if (less === 'refused') return whole !== 'refused';
  return whole === 'breaks' ? isFollowed(less) : less === 'breaks';
}

test.each(LOGS)(
  '%s without any one kind of evidence: what breaks never follows, nothing else breaks, nothing is refused',
  (_, lines) => {
    const whole = verdictOf(lines).verdict;
    const wrong: string[] = [];
    const verdicts = new Set<string>();
    for (const { without, lines: less } of lessened(lines)) {
      const { verdict } = verdictOf(less);
      if (isWrong(whole, verdict)) wrong.push(`${whole} -> ${verdict} without ${without}`);
      verdicts.add(verdict);
    }
    expect(wrong).toEqual([]);
    expect(verdicts).toContain('inconclusive');
  },
  LONG_MS,
);
