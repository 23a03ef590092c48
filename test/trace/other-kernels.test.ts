import { expect, test } from 'vitest';
import { linesOf, verdictOf } from './log-files.ts';
import { altered, type Lines } from './mutate-log.ts';

/** Index of the first line with this text. */
function at(lines: Lines, text: string): number {
  const found = lines.findIndex((line) => !line.startsWith('#') && line.includes(text));
  if (found < 0) throw new Error(`no line with ${text}`);
  return found;
}

/** The same line at another time, maybe by another task. */
function retimed(line: string, seconds: string, by?: string): string {
  const moved = line.replace(/\d+\.\d{6}: /, `${seconds}: `);
  return by === undefined ? moved : moved.replace(/^ *\S+-\d+ +\[\d+\] \S+/, by);
}

const asKernel = (lines: Lines, from: string, to: string): Lines =>
  lines.map((line) => line.replaceAll(from, to));

const MAPPED = 'no struct page is removed while a page table maps its page';
const PINNED = 'no struct page is removed while its page is pinned';

const UMOUNT = linesOf('e5-fsdax-umount-pinned.deb73.trace.txt');
const PIN = linesOf('f2-devdax-unbind-pinned.deb73.trace.txt');

test('fsdax on 7.3: unbinding under a mapping breaks, and so does a pin that nobody waited for', () => {
  const unbind = UMOUNT.slice(at(UMOUNT, '## unbind begins'));
  const mapped = verdictOf([...UMOUNT.slice(0, at(UMOUNT, 'user: munmap')), ...unbind]);
  expect(mapped).toMatchObject({ verdict: 'breaks', rule: MAPPED });
  expect(mapped.blame[0]).toContain(
    '16 page-table entries or pins (the log cannot tell which) of A-172',
  );
  const pinned = verdictOf([...UMOUNT.slice(0, at(UMOUNT, 'dax_break_layout_final:')), ...unbind]);
  expect(pinned).toMatchObject({ verdict: 'breaks', rule: PINNED, pages: 15 });
  expect(pinned.blame[0]).toContain('pins of 1 page of those that A-172 mapped');
});

test('more faults than are counted change nothing', () => {
  const fault = UMOUNT[at(UMOUNT, ' dax_insert: (')]!;
  const many = (lines: Lines): Lines =>
    lines.toSpliced(at(lines, ' dax_insert: ('), 0, ...Array.from({ length: 1500 }, () => fault));
  expect(verdictOf(many(UMOUNT)).verdict).toBe('follows, blocked');
  const unbind = UMOUNT.slice(at(UMOUNT, '## unbind begins'));
  const left = many([...UMOUNT.slice(0, at(UMOUNT, 'dax_break_layout_final:')), ...unbind]);
  expect(verdictOf(left)).toMatchObject({ verdict: 'breaks', rule: PINNED });
});

test('what a process maps goes with it', () => {
  const lines = linesOf('e1-fsdax-unbind-mapped.deb612.trace.txt');
  const exit = '  A-211     [000] .....     7.458500: sched_process_exit: comm=A pid=211 prio=120';
  const verdict = verdictOf(lines.toSpliced(at(lines, '## unbind begins'), 0, exit));
  expect(verdict.verdict).toBe('follows');
});

test('a file system that was unmounted is mapped by nobody; a pin may be left', () => {
  const umount =
    '  umount-212     [000] .....     7.460000: sched_process_exit: comm=umount pid=212 prio=120';
  const mapped = linesOf('e1-fsdax-unbind-mapped.deb612.trace.txt');
  const clean = mapped.toSpliced(at(mapped, '## unbind begins') + 1, 0, umount);
  expect(verdictOf(clean).verdict).toBe('follows');
  const pinned = linesOf('e2-fsdax-unbind-pinned.deb61.trace.txt');
  const left = pinned.toSpliced(at(pinned, '## unbind begins') + 1, 0, retimed(umount, '6.421000'));
  // A pipe has the page, and what it puts leaves no event.
  expect(verdictOf(left)).toMatchObject({ verdict: 'inconclusive' });
  expect(verdictOf(left).text).toContain('otherwise breaks');
  const exit = '  A-161     [000] .....     6.421000: sched_process_exit: comm=A pid=161 prio=120';
  const closed = pinned.toSpliced(at(pinned, '## unbind begins') + 1, 0, exit);
  expect(verdictOf(closed).verdict).toBe('follows');
});

test('device-dax on 7.3: what is unmapped and unpinned in time follows', () => {
  const unbind = PIN.slice(at(PIN, '## unbind begins'), at(PIN, 'now the pin is dropped'));
  const unpinned = verdictOf([...PIN.slice(0, at(PIN, 'user: uring')), ...unbind]);
  expect(unpinned.verdict).toBe('follows');
  const given = at(PIN, 'unpin_user_folio: (');
  const last = retimed(PIN[given]!, '7.790000').replace('count=18 nr=15', 'count=3 nr=1');
  const backInTime = verdictOf([...PIN.slice(0, given + 1), last, ...unbind]);
  expect(backInTime.verdict).toBe('follows');
});

test('device-dax that is not unmapped when its driver goes breaks', () => {
  const lines = linesOf('f1-devdax-unbind-mapped.deb61.trace.txt');
  const verdict = verdictOf(lines.toSpliced(at(lines, 'unmap_mapping_range: ('), 1));
  expect(verdict).toMatchObject({ verdict: 'breaks', rule: MAPPED });
});

test('a fault that maps memory that is gone breaks at its line', () => {
  const lines = linesOf('f1-devdax-unbind-mapped.deb61.trace.txt');
  const late = lines.findLastIndex((line) => line.includes(' dev_dax_fault_ret: '));
  const verdict = verdictOf(altered(lines, late, 'ret', '0x100'));
  expect(verdict).toMatchObject({
    verdict: 'breaks',
    line: late + 1,
    rule: 'no page is mapped or pinned whose struct page is removed',
  });
});

test('a pin that is given back after the struct page is gone is told at its line too', () => {
  const given = PIN[at(PIN, 'unpin_user_folio: (')]!;
  const late = retimed(given, '8.500000').replace('count=18 nr=15', 'count=2 nr=1');
  const verdict = verdictOf([...PIN, late]);
  expect(verdict).toMatchObject({ verdict: 'breaks', rule: PINNED });
  expect(verdict.text).toContain(`also broken at line ${PIN.length + 1}: nobody reads a struct`);
});

test('p2pdma on 7.3 as on 6.12', () => {
  const lines = linesOf('d2-p2p-unplug-mapped.lab612.trace.txt');
  const newer = asKernel(lines, '6.12.117', '7.3.4').map((line) => line.replace(' cached=0x0', ''));
  expect(verdictOf(newer)).toMatchObject({ verdict: 'follows', pages: 16 });
});

test('p2pdma: a page in flight and an allocation that is kept block, whoever has them', () => {
  const lines = linesOf('d2-p2p-unplug-mapped.lab612.trace.txt');
  const last = lines.findLastIndex((line) => line.includes(' free_zone_device: '));
  const rest = lines.toSpliced(last, 2);
  const released = at(rest, 'pgmap_ref_released: (');
  const who = '  A-129     [001] .....';
  const inFlight = rest.toSpliced(
    released,
    1,
    retimed(lines[last]!.replace(/left=\w+/, 'left=0x1'), '8.880001', who),
    retimed(lines[last + 1]!, '8.880101', who),
    retimed(rest[released]!, '8.880201', who),
  );
  expect(verdictOf(inFlight)).toMatchObject({
    verdict: 'follows, blocked',
    blame: [expect.stringContaining('of A-129 (mapped at line 21): 1 page, freed at line 72')],
  });
  const clean = linesOf('d1-p2p-unplug-clean.deb73.trace.txt');
  const kept = clean
    .toSpliced(at(clean, 'pci_free_p2pmem: ('), 1)
    .slice(0, at(clean, 'pgmap_ref_released: (') - 1);
  expect(verdictOf(kept)).toMatchObject({
    verdict: 'follows, blocked',
    blame: [expect.stringContaining('1 allocation, allocated at line 16, never freed')],
  });
  const all = clean.toSpliced(at(clean, 'pci_free_p2pmem: ('), 1);
  expect(verdictOf(all).verdict).toBe('refused');
});

test('6.12: a page that is handed out after the kill is not counted, and the wait is over too early', () => {
  const newer = linesOf('b6-hmm-alloc-after-kill.lab73.trace.txt');
  const lines = asKernel(newer, '7.3.4', '6.12.117').map((line) => line.replace(' order=0', ''));
  const frees = lines.flatMap((line, i) => (line.includes(' free_zone_device: ') ? [i] : []));
  const left = (i: number, word: string): string => lines[i]!.replace(/left=0x\w+/, `left=${word}`);
  const second = frees[1]! + 1;
  const over = [
    ' pgmap_ref_released: (',
    ' wait_for_completion_ret: (memunmap',
    ' percpu_ref_exit: (',
    ' memunmap_pages_ret: (',
  ].map((text, i) => {
    const line = lines.findLast((one) => one.includes(text))!;
    return retimed(line, `5.26000${i}`);
  });
  const early = [
    ...lines.slice(0, frees[0]).with(49, left(49, '0x2')),
    left(frees[0]!, '0x2'),
    ...lines.slice(frees[0]! + 1, frees[1]),
    left(frees[1]!, '0x1'),
    lines[second]!,
    ...over,
  ];
  const verdict = verdictOf(early);
  expect(verdict).toMatchObject({
    verdict: 'breaks',
    rule: 'no page is initialised after the kill',
    line: 50,
  });
  expect(verdict.text).toContain('also broken at line 78: when the wait of memunmap_pages is over');
});
