import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, smallLogs, verdictOf, type PrintedVerdict } from '../trace/log-files.ts';
import { eventsOf, type Lines } from '../trace/mutate-log.ts';

/** Logs with one of each type of memory and each verdict; the others differ in the kernel only. */
const LOGS = smallLogs.filter((name) => !/c4-|c1s-|a1-.*lab61|b1-/.test(name));

/** Events that no definition knows: of other tracers, of other subsystems, of a driver that nobody described. */
const NAMES = [
  'kmem_cache_free',
  'funcgraph_entry',
  'sched_waking',
  'drv_unknown',
  'bprint',
  'sys_enter',
];
const TEXTS = [
  '',
  ' call_site=f+0x1/0x2 ptr=0xffff888000000200',
  ' pgmap=0x0 page=0x1 count=7',
  ' NR 12 (0)',
];
const FLAGS = ['.....', 'd.h1.', '..s1.', 'd..2.'];

/** One unknown event: at which event of the log it stands, of whom, and what it says. */
const unknown = fc.record({
  at: fc.nat(),
  ofTask: fc.nat(),
  cpu: fc.nat(3),
  flags: fc.constantFrom(...FLAGS),
  name: fc.constantFrom(...NAMES),
  text: fc.constantFrom(...TEXTS),
});

type Unknown = typeof unknown extends fc.Arbitrary<infer U> ? U : never;

/** Puts unknown events of tasks of the log before events of it, each with the time of that event. */
function withUnknown(
  lines: Lines,
  unknowns: readonly Unknown[],
): { lines: Lines; moved: number[] } {
  const events = eventsOf(lines);
  const before = new Map<number, string[]>();
  for (const { at, ofTask, cpu, flags, name, text } of unknowns) {
    const next = events[1 + (at % (events.length - 1))]!;
    const { comm, pid } = events[ofTask % events.length]!.event;
    const time = next.event.seconds.toFixed(6);
    const line = `  ${comm}-${pid} [00${cpu}] ${flags} ${time}: ${name}:${text}`;
    before.set(next.at, [...(before.get(next.at) ?? []), line]);
  }
  const moved: number[] = [];
  const all = lines.flatMap((line, i) => {
    const added = before.get(i) ?? [];
    moved[i + 1] =
      i + 1 + [...before].reduce((n, [at, some]) => n + (at <= i ? some.length : 0), 0);
    return [...added, line];
  });
  return { lines: all, moved };
}

/** A verdict as JSON with every number of a line of the original put where it is now. */
function movedBy(verdict: PrintedVerdict, moved: readonly number[]): unknown {
  const at = (line: number): number => moved[line] ?? line;
  const lineKeys = new Set([
    'line',
    'first',
    'last',
    'to',
    'asleep',
    'after',
    'since',
    'inSince',
    'before',
    'unmapped',
  ]);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value
        .replaceAll(/\blines (\d+)-(\d+)/g, (__, a, b) => `lines ${at(Number(a))}-${at(Number(b))}`)
        .replaceAll(/\bline (\d+)/g, (__, a) => `line ${at(Number(a))}`);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        lineKeys.has(key) && typeof one === 'number' ? at(one) : walk(one),
      ]),
    );
  };
  // How many events there are is told apart.
  return walk({ ...verdict, events: 0 });
}

test.each(LOGS)('%s keeps its verdict whatever unknown events stand in it', (name) => {
  const lines = linesOf(name);
  const original = verdictOf(lines, name);
  fc.assert(
    fc.property(fc.array(unknown, { minLength: 1, maxLength: 40 }), (unknowns) => {
      const { lines: changed, moved } = withUnknown(lines, unknowns);
      const verdict = verdictOf(changed, name);
      expect(movedBy(verdict, [])).toEqual(movedBy(original, moved));
      expect(verdict.events).toBe(original.events + unknowns.length);
    }),
    { numRuns: 12 },
  );
});

test.each(LOGS)(
  '%s keeps its verdict with an unknown event of the same task after every line',
  (name) => {
    const lines = linesOf(name);
    const count = eventsOf(lines).length;
    const unknowns = Array.from({ length: count - 1 }, (_, at) => ({
      at,
      ofTask: at,
      cpu: 0,
      flags: '.....',
      name: 'kmem_cache_free',
      text: '',
    }));
    const { lines: changed, moved } = withUnknown(lines, unknowns);
    expect(movedBy(verdictOf(changed, name), [])).toEqual(movedBy(verdictOf(lines, name), moved));
  },
);

test('a known event of the same task in that place is not passed over', () => {
  const lines = linesOf('a1-hmm-clean.lab612.trace.txt');
  const free = lines.findIndex((line) => line.includes(' free_zone_device: '));
  const known = lines[free]!.replace(
    /free_zone_device: .*/,
    'migrate_vma_setup: (migrate_vma_setup+0x0/0x1)',
  );
  expect(verdictOf(lines.toSpliced(free + 1, 0, known)).verdict).toBe('refused');
});
