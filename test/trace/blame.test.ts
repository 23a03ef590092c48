import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Blame } from '../../src/schemas/blame.ts';
import { blameText } from '../../src/report/log/blame-text.ts';
import { logText } from '../../src/report/log/log-text.ts';
import { checkLogFile } from '../../src/trace/log-file.ts';
import { errorsOf } from '../schemas/validators.ts';
import { linesOf } from './log-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'unplug-blame-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BLOCKED = 'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';
const PINNED = 'g1-coherent-pinned-blocks.lab73.trace.txt';

function fileOf(name: string): string {
  return fileURLToPath(new URL(`../logs/${name}`, import.meta.url));
}

function heldAt(file: string, ...askedAt: readonly number[]): readonly Blame[] {
  const verdict = checkLogFile(file, { askedAt });
  const document = { schema: 'unplug/verdict/v2', kernel: '7.3', systems: [], history: [] };
  expect(errorsOf('verdict', { ...document, logs: [verdict], exitCode: 0 })).toEqual([]);
  return verdict.heldAt ?? [];
}

/** The log up to a line: what somebody has who pastes it while rmmod hangs. */
function cutAfter(name: string, line: number): string {
  const file = join(folder, `${name}.${line}`);
  writeFileSync(file, linesOf(name).slice(0, line).join('\n'));
  return file;
}

/** Lines of an event, from 1. */
function linesWith(name: string, mark: string): number[] {
  return linesOf(name).flatMap((line, i) => (line.includes(mark) ? [i + 1] : []));
}

test('when the unregister goes to sleep: eight pages of one process, and what gives each back', () => {
  const [asleep] = heldAt(fileOf(BLOCKED));
  expect(asleep).toMatchObject({
    line: 50,
    why: 'asleep',
    pagemap: 'pagemap 0xffff88800494fe00',
    waiting: { by: 'rmmod-104', since: 49, asleep: 50 },
    freed: 0,
  });
  expect(asleep!.held).toHaveLength(8);
  for (const [i, page] of asleep!.held.entries()) {
    expect(page).toMatchObject({ since: 28 + i, by: 'A-102', in: 'migrate_vma_setup' });
    expect(page.released[0]).toBe('a CPU fault on it by A-102 (migrate_to_ram)');
  }
});

test('after seven of eight faults: one page is left, and seven are not enough', () => {
  const seventh = linesWith(BLOCKED, ' free_zone_device: ')[6]!;
  const told = heldAt(fileOf(BLOCKED), seventh).find(({ line }) => line === seventh);
  expect(told).toMatchObject({ why: 'asked', freed: 7, waiting: { by: 'rmmod-104' } });
  expect(told!.held).toMatchObject([{ page: '0xffffea03f3fffe00', since: 35, by: 'A-102' }]);
  expect(blameText(told!)).toContain('1 page is held, 7 of 8 are freed: not enough');
  // The same, for somebody who has no more of the log.
  const pasted = heldAt(cutAfter(BLOCKED, seventh)).at(-1);
  expect(pasted).toMatchObject({ line: seventh, why: 'end', freed: 7, held: told!.held });
});

test('at the end nothing is held any more, and nobody waits', () => {
  const { length } = linesOf(BLOCKED);
  expect(heldAt(fileOf(BLOCKED), length).filter(({ line }) => line === length)).toEqual([]);
  const last = linesWith(BLOCKED, ' free_zone_device: ').at(-1)!;
  const [told] = heldAt(cutAfter(BLOCKED, last)).filter(({ why }) => why === 'end');
  expect(told).toMatchObject({ held: [], freed: 8 });
  expect(blameText(told!)).toContain(
    'no page is held: it waits for an RCU grace period or a lookup',
  );
});

test('begun when rmmod hangs: pages that were in use before are not told to be free', () => {
  const head = linesOf(BLOCKED).filter((line) => line.startsWith('#'));
  const late = linesOf(BLOCKED).slice(linesWith(BLOCKED, ' memunmap_pages: ')[0]! - 1);
  const frees = late.flatMap((line, i) => (line.includes(' free_zone_device: ') ? [i] : []));
  for (const upTo of [6, frees[5]! + 1]) {
    const file = join(folder, `late.${upTo}`);
    writeFileSync(file, [...head, ...late.slice(0, upTo)].join('\n'));
    const told = heldAt(file).find(({ why }) => why === 'end');
    expect(blameText(told!)).not.toContain('no page is held');
    expect(blameText(told!)).toContain('in use before the log began is not known');
    const text = logText(checkLogFile(file));
    expect(text).not.toContain('no page (an RCU grace period)');
    expect(text).not.toContain('the last is freed');
  }
});

test('before the unregister: what is in use, and nobody waits for it', () => {
  const [told] = heldAt(fileOf(BLOCKED), 40);
  expect(told).toMatchObject({ line: 40, why: 'asked', freed: 0 });
  expect(told!.waiting).toBeUndefined();
  expect(told!.held).toHaveLength(8);
});

test('a coherent page that is pinned: its eviction skips it, the end of the pin is not enough', () => {
  const [asleep] = heldAt(fileOf(PINNED));
  expect(asleep).toMatchObject({ why: 'asleep', waiting: { by: 'B-107' } });
  expect(asleep!.held).toMatchObject([{ since: 40, by: 'A-106' }]);
  expect(asleep!.held[0]!.released).toEqual([
    "the driver's eviction (migrate_device_range), which skips it while it is pinned",
    'the end of every pin of it, followed by munmap or exit of A-106 and of whoever it forked or by another eviction',
  ]);
});

test('memory whose pages hold nothing: who maps and pins, and that the unregister does not wait', () => {
  const name = 'e2-fsdax-unbind-pinned.deb61.trace.txt';
  const [told] = heldAt(fileOf(name), 60);
  expect(told).toMatchObject({
    held: [],
    users: [{ kind: 'taken', by: 'A-161', maps: 16, pins: 1, first: 23, last: 58 }],
  });
  expect(blameText(told!)).toContain('memunmap_pages waits for none of them');
});

test('an umount that waits for a page: by whom, since when, for which', () => {
  const name = 'e5-fsdax-umount-pinned.deb73.trace.txt';
  const [told] = heldAt(fileOf(name), 80);
  expect(told).toMatchObject({
    waiting: { in: 'dax_break_layout_final', by: 'umount-174', since: 79 },
  });
  expect(blameText(told!)).toContain('it waits for page 0xffd4000001008a40');
});

test('peer-to-peer memory: allocations are given back by their driver, mappings by their task', () => {
  const name = 'd2-p2p-unplug-mapped.lab612.trace.txt';
  const [told] = heldAt(fileOf(name), 24);
  expect(told!.held).toMatchObject([
    { in: 'pci_alloc_p2pmem', released: ['pci_free_p2pmem by the driver that allocated it'] },
    { in: 'pci_alloc_p2pmem' },
  ]);
  expect(told!.users[0]).toMatchObject({ by: 'A-129' });
});

test('a line that is not there is refused, with those that are', () => {
  expect(() => heldAt(fileOf(BLOCKED), 4000)).toThrow(
    /line 4000 is asked for and not there\n {2}fix: the log has the lines 1 to \d+$/,
  );
});
