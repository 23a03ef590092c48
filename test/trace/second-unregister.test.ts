import { describe, expect, test } from 'vitest';
import { runnerName } from '../../src/trace/log/trace-event.ts';
import { linesOf, verdictOf } from './log-files.ts';
import { eventsOf, type Lines } from './mutate-log.ts';

const RULE = 'a pagemap is unregistered once';

/** The line of the first event of this name at or after line `from`. */
function lineOf(lines: Lines, name: string, from = 1): number {
  return eventsOf(lines).find(({ at, event }) => at + 1 >= from && event.name === name)!.at + 1;
}

/** The same event by another task at the time of line `line`, before which it is put. */
function byAnother(lines: Lines, entry: number, line: number): Lines {
  const time = / (\d+\.\d+): /.exec(lines[line - 1]!)![1]!;
  const text = lines[entry - 1]!.replace(
    /^ *\S+ +\[\d+\] (\S+) +\S+: /,
    (_, flags) => `           B-999     [001] ${flags}     ${time}: `,
  );
  return lines.toSpliced(line - 1, 0, text);
}

/** What is told of the call that was put in: it never returns. */
const unfinished = (line: number): string =>
  `unfinished: memunmap_pages by B-999 is entered at line ${line} and has not returned when the log ends: running in memunmap_pages since line ${line}`;

describe.each(['lab61', 'lab612', 'lab73'])('a1 on %s', (kernel) => {
  const lines = linesOf(`a1-hmm-clean.${kernel}.trace.txt`);
  const entry = lineOf(lines, 'memunmap_pages');
  const first = eventsOf(lines).find(({ at }) => at + 1 === entry)!.event;
  const task = runnerName(first);
  const pagemap = / pgmap=(\S+)/.exec(lines[entry - 1]!)![1]!;
  const second = `pagemap ${pagemap}: A second memunmap_pages of one registration`;

  test('as it was recorded it follows', () => {
    expect(verdictOf(lines).verdict).toBe('follows');
  });

  test.each([
    ['before the kill', entry + 1],
    ['after the kill', lineOf(lines, 'percpu_ref_kill', entry) + 1],
    ['while the first waits', lineOf(lines, 'wait_for_completion', entry) + 1],
    ['when the first has waited', lineOf(lines, 'wait_for_completion_ret', entry) + 1],
    ['when the first has returned', lineOf(lines, 'memunmap_pages_ret', entry) + 1],
  ])('another task enters memunmap_pages %s', (_, line) => {
    expect(verdictOf(byAnother(lines, entry, line))).toMatchObject({
      verdict: 'breaks',
      rule: RULE,
      line,
      text: `${second}, by B-999; the first by ${task} at line ${entry}; ${unfinished(line)}`,
    });
  });

  test('another task has entered it just before', () => {
    expect(verdictOf(byAnother(lines, entry, entry))).toMatchObject({
      verdict: 'breaks',
      rule: RULE,
      line: entry + 1,
      text: `${second}, by ${task}; the first by B-999 at line ${entry}; ${unfinished(entry)}`,
    });
  });
});

type Said = readonly [task: string, text: string];

const ARMED =
  'memremap_pages memremap_pages_ret memunmap_pages memunmap_pages_ret pgmap_ref_released wait_for_completion wait_for_completion_ret zone_device_page_init free_zone_device dax_insert dev_dax_fault_ret p2pmem_alloc_mmap_ret';

const headOf = (kernel: string, armed: string): Lines => [
  `# scenario made-up, kernel ${kernel}`,
  '# offsets: ref=48 done=64',
  `# probes: ${armed}`,
];

const eventLines = (said: readonly Said[]): Lines =>
  said.map(([task, text], i) => `  ${task} [000] ..... ${i + 1}.000000: ${text}`);

/** What a task does with the pagemap at 0x1000, or at 0x2000. */
const doings = (task: string, at: '1' | '2', type: number) => {
  const what = `pgmap=0x${at}000 type=${type} start=0x${at}000000 end=0x${at}ffffff`;
  const said = (text: string): Said => [task, text];
  return {
    register: [
      said(`memremap_pages: (f+0x0/0x1) ${what} nid=0`),
      said('memremap_pages_ret: (g <- memremap_pages) ret=0xff11000000000000'),
    ],
    enter: said(`memunmap_pages: (f+0x0/0x1) ${what}`),
    kill: said(`percpu_ref_kill: (f+0x0/0x1) ref=0x${at}030 count=0x8000000000000001`),
    finish: [
      said(`wait_for_completion: (f+0x0/0x1) x=0x${at}040 done=0 left=0x8000000000000001`),
      said(`pgmap_ref_released: (f+0x0/0x1) ref=0x${at}030 count=0x0`),
      said('wait_for_completion_ret: (memunmap_pages+0x1/0x2 <- wait_for_completion)'),
      said('memunmap_pages_ret: (g <- memunmap_pages)'),
    ],
  };
};

const KERNELS = ['6.1.192', '6.12.117', '7.3.4'];
const TYPES = [1, 2, 3, 4, 5];
const cases = KERNELS.flatMap((kernel) =>
  TYPES.flatMap((type) => [true, false].map((showsKill) => ({ kernel, type, showsKill }))),
);

describe.each(cases)('kernel $kernel, type $type, kill shown: $showsKill', (one) => {
  const head = headOf(one.kernel, one.showsKill ? `${ARMED} percpu_ref_kill` : ARMED);
  const [a, b] = [doings('A-1', '1', one.type), doings('B-2', '1', one.type)];
  const other = doings('B-2', '2', one.type);
  const verdict = (...said: readonly Said[]) =>
    verdictOf([
      ...head,
      ...eventLines(
        said.filter(([, text]) => one.showsKill || !text.startsWith('percpu_ref_kill')),
      ),
    ]);

  test('two tasks are between entry and kill of one pagemap', () => {
    const line = head.length + a.register.length + 2;
    const second = 'A second memunmap_pages of one registration, by B-2';
    const expected = {
      verdict: 'breaks',
      rule: RULE,
      line,
      text: expect.stringContaining(
        `pagemap 0x1000: ${second}; the first by A-1 at line ${line - 1}`,
      ) as string,
    };
    const entered = [...a.register, a.enter, b.enter];
    expect(verdict(...entered)).toMatchObject(expected);
    expect(verdict(...entered, a.kill, ...a.finish)).toMatchObject(expected);
    // Whoever kills first, the other one kills again.
    expect(verdict(...entered, b.kill, ...b.finish)).toMatchObject(expected);
  });

  test('control: two tasks are there, each of its own pagemap', () => {
    const both = verdict(
      ...a.register,
      ...other.register,
      a.enter,
      other.enter,
      other.kill,
      a.kill,
      ...a.finish,
      ...other.finish,
    );
    expect(both).toMatchObject({ verdict: 'follows', pagemaps: 2 });
  });

  test('control: two tasks unregister one struct, which was registered anew in between', () => {
    const unregister = (by: typeof a): readonly Said[] => [by.enter, by.kill, ...by.finish];
    const anew = verdict(...a.register, ...unregister(a), ...a.register, ...unregister(b));
    expect(anew).toMatchObject({ verdict: 'follows', pagemaps: 2 });
    expect(verdict(...a.register, ...unregister(a), ...unregister(b)).verdict).toBe('breaks');
  });
});

test('a second registration names who did it, and no page', () => {
  const [a, b] = [doings('A-1', '1', 1), doings('B-2', '1', 1)];
  const init: Said = ['A-1', 'zone_device_page_init: (f+0x0/0x1) page=0x40 pgmap=0x1000 count=0'];
  const lines = [...headOf('7.3.4', ARMED), ...eventLines([...a.register, init, ...b.register])];
  expect(verdictOf(lines)).toMatchObject({
    verdict: 'breaks',
    line: 7,
    text: 'pagemap 0x1000: memremap_pages on a struct that is registered, by B-2; the first by A-1 at line 4',
  });
});

test('begun in the middle of the first: nobody knows whether it is one', () => {
  const [a, b] = [doings('A-1', '1', 1), doings('B-2', '1', 1)];
  const late = [...headOf('7.3.4', ARMED), ...eventLines([b.enter, ...b.finish])];
  const { verdict, text } = verdictOf(late);
  expect(verdict).toBe('inconclusive');
  expect(text).not.toContain('otherwise');
  const both = [...headOf('7.3.4', ARMED), ...eventLines([a.enter, b.enter, ...b.finish])];
  expect(verdictOf(both).text).toContain(
    'otherwise breaks at line 5: pagemap 0x1000: A second memunmap_pages of one registration, by B-2; the first by A-1 at line 4',
  );
});
