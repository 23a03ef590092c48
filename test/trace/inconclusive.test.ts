import { expect, test } from 'vitest';
import { exitCodeOf } from '../../src/report/verdict/exit-code.ts';
import type { LogVerdict } from '../../src/schemas/verdict.ts';
import { linesOf, verdictOf } from './log-files.ts';
import { altered, eventsOf, movedUp, without, type Lines } from './mutate-log.ts';

const CLEAN = 'a1-hmm-clean.lab73.trace.txt';
const BLOCKED = 'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';

function exitCodeFor(verdict: LogVerdict): number {
  const empty = { schema: 'unplug/verdict/v2', kernel: '7.3', systems: [], history: [] } as const;
  return exitCodeOf({ ...empty, logs: [verdict] });
}

function lineOf(lines: Lines, name: string, nth = 0): number {
  return eventsOf(lines).filter(({ event }) => event.name === name)[nth]!.at;
}

const expectInconclusive = (lines: Lines, why: string): void => {
  const verdict = verdictOf(lines);
  expect(verdict).toMatchObject({ verdict: 'inconclusive' });
  expect(verdict.text).toContain(why);
  expect(exitCodeFor(verdict)).toBe(31);
};

test('lost events, wherever they are told', () => {
  const lines = linesOf(CLEAN);
  expectInconclusive(lines.toSpliced(40, 0, 'CPU:1 [LOST 12 EVENTS]'), 'events are lost (line 41');
  expectInconclusive(
    lines.toSpliced(3, 0, '# entries-in-buffer/entries-written: 170/999   #P:2'),
    'events are lost (line 4',
  );
});

test('lost events do not hide what was found', () => {
  const lines = linesOf('b6-hmm-alloc-after-kill.lab73.trace.txt');
  expectInconclusive(
    lines.toSpliced(40, 0, 'CPU:1 [LOST 1 EVENTS]'),
    'otherwise breaks at line 51',
  );
});

test('lines out of the order of time', () => {
  const lines = linesOf(CLEAN);
  const at = lineOf(lines, 'drv_open');
  const swapped = lines.toSpliced(at, 2, lines[at + 1]!, lines[at]!);
  expectInconclusive(swapped, `line ${at + 2} is older than the line before it`);
});

test('a type without a model', () => {
  const p2p = linesOf('d1-p2p-unplug-clean.deb73.trace.txt');
  const unknown = p2p.map((line) => line.replace('type=5', 'type=9'));
  expectInconclusive(unknown, 'no model for type 9 yet');
});

test('a kernel without a model, offsets or probes that are not told', () => {
  const lines = linesOf(CLEAN);
  expectInconclusive(
    lines.map((line) => line.replaceAll('7.3.4', '6.0.12')),
    'no model for kernel 6.0.12-pgmaplab: pages hold no reference',
  );
  expectInconclusive(
    lines.map((line) => line.replaceAll('7.3.4', 'banana')),
    'that is no release as uname -r prints it',
  );
  expectInconclusive(
    lines.filter((line) => !line.startsWith('# offsets')),
    'no line "# offsets',
  );
  expectInconclusive(
    lines.map((line) =>
      line.startsWith('# probes') ? line.replace(' free_zone_device', '') : line,
    ),
    'not armed: free_zone_device',
  );
  expectInconclusive(['# offsets: ref=48 done=64'], 'the log tells of no pagemap');
});

test('memory whose users nobody could see', () => {
  const lines = linesOf('f1-devdax-unbind-mapped.deb61.trace.txt');
  const unseen = (event: string): Lines =>
    lines
      .filter((line) => line.startsWith('#') || !line.includes(` ${event}: `))
      .map((line) => (line.startsWith('# probes') ? line.replace(` ${event} `, ' ') : line));
  expectInconclusive(unseen('dev_dax_fault_ret'), 'not armed: dev_dax_fault_ret');
  expectInconclusive(unseen('dax_insert'), 'the users of type 3 memory are not seen');
  expect(verdictOf(unseen('zone_device_page_init')).verdict).toBe('follows');
});

test('a return that the kernel may have dropped', () => {
  for (const name of ['wait_for_completion_ret', 'memunmap_pages_ret', 'memremap_pages_ret']) {
    const lines = linesOf(CLEAN);
    expectInconclusive(without(lines, lineOf(lines, name)), 'a return is missing');
  }
});

test('a count that needs the RCU callback to be running at that very moment', () => {
  const lines = linesOf(BLOCKED);
  const at = lineOf(lines, 'free_zone_device');
  expect(verdictOf(altered(lines, at, 'left', '0xa')).verdict).toBe('refused');
  expectInconclusive(altered(lines, at, 'left', '0x9'), 'only if the RCU callback of the kill');
  const one = linesOf('g1-coherent-pinned-blocks.lab73.trace.txt');
  const last = eventsOf(one).findLast(({ event }) => event.name === 'free_zone_device')!.at;
  expectInconclusive(altered(one, last, 'left', '0x2'), 'only if the RCU callback of the kill');
});

test('a large folio of which a part is freed', () => {
  const lines = linesOf('c4-hmm-concurrent-faulters.lab73.trace.txt');
  const at = lineOf(lines, 'zone_device_page_init');
  const page = Number(/page=0x\w*(\w{4}) /.exec(lines[at]!)![1]);
  expect(page % 0x80).not.toBe(0);
  const head = eventsOf(lines).find(
    ({ event }) => event.name === 'zone_device_page_init' && /page=0x\w+(00|80) /.test(event.text),
  )!;
  expectInconclusive(altered(lines, head.at, 'order', '1'), 'part of a folio of order 1');
});

test('a log without its head on probes is judged by what occurs in it', () => {
  const lines = linesOf(BLOCKED).filter((line) => !line.startsWith('# probes'));
  expect(verdictOf(lines)).toMatchObject({ verdict: 'follows, blocked' });
});

test('a log that begins late: pages in use, nobody knows by whom', () => {
  const lines = linesOf(BLOCKED);
  const head = lines.filter((line) => line.startsWith('#'));
  const late = [...head, ...lines.slice(lineOf(lines, 'migrate_vma_pages'))];
  const verdict = verdictOf(late);
  expect(verdict).toMatchObject({ verdict: 'inconclusive', pages: 8 });
  expect(verdict.text).toContain('was registered before the log began');
  expect(verdict.blame[0]).toContain('whoever initialised them before the log began: 8 pages');
  const at = lineOf(late, 'free_zone_device', 3);
  const otherwise = (lines: Lines): string => verdictOf(lines).text;
  expect(otherwise(late)).not.toContain('otherwise');
  expect(otherwise(without(late, at))).toContain('otherwise refused');
  expect(otherwise(altered(late, at, 'left', '0x6'))).toContain('otherwise refused');
});

test('a log told twice: the pagemaps are registered again at their addresses', () => {
  const lines = linesOf('c2-hmm-fork-shared.lab61.trace.txt');
  const again = lines
    .filter((line) => !line.startsWith('#'))
    .map((line) =>
      line.replace(/( )(\d+)(\.\d{6}: )/, (_, a, s, b) => `${a}${Number(s) + 100}${b}`),
    );
  expect(verdictOf([...lines, ...again])).toMatchObject({
    verdict: 'follows',
    pagemaps: 4,
    pages: 16,
  });
});

test('refused: exit code, last accepted line, states, reason and what would have been legal', () => {
  const lines = linesOf(BLOCKED);
  const released = lineOf(lines, 'pgmap_ref_released');
  const early = movedUp(lines, lineOf(lines, 'wait_for_completion_ret'), released);
  const verdict = verdictOf(early);
  expect(verdict).toMatchObject({ verdict: 'refused', line: released + 1 });
  expect(verdict.text).toContain(`last accepted line ${released}`);
  expect(verdict.text).toContain('done is pending; the step needs it to take WAIT');
  expect(verdict.text).toContain('possible there: [ref exact (count ');
  expect(verdict.text).toContain('nearest legal event: ');
  expect(exitCodeFor(verdict)).toBe(30);
});
