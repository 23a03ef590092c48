import { assert, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldOf } from '../../src/trace/log/trace-event.ts';
import { isAccepted, linesOf, smallLogs, verdictOf } from './log-files.ts';
import {
  ADDRESS_FIELDS,
  altered,
  copied,
  eventsOf,
  movedUp,
  moveAddress,
  twice,
  without,
  type Mutant,
} from './mutate-log.ts';
import { LONG_MS } from '../time-outs.ts';

const BIASED = 1n << 62n;
const UNKNOWN_BY = 0x10000n;
const OF_PAGES = new Set(['zone_device_page_init', 'free_zone_device']);

/** Every mutant of a log that must never be accepted. */
function* mustBeCaught(name: string): Generator<Mutant> {
  const lines = linesOf(name);
  const events = eventsOf(lines);
  const maps = events
    .filter(({ event }) => event.name === 'memremap_pages')
    .map(({ event }) => BigInt(fieldOf(event, 'pgmap')!));
  const mentioned = new Map<bigint, number>();
  const baseOf = (address: bigint): bigint | undefined =>
    maps.find((map) => address >= map && address - map < 0x98n);
  for (const { event } of events) {
    const key = ADDRESS_FIELDS[event.name];
    const base = key && baseOf(BigInt(fieldOf(event, key)!));
    if (base !== undefined) mentioned.set(base, (mentioned.get(base) ?? 0) + 1);
  }
  for (const [i, { at, event }] of events.entries()) {
    const mutant = (kind: string, changed: Mutant['lines']): Mutant => ({
      kind,
      line: at + 1,
      what: event.name,
      lines: changed,
    });
    if (OF_PAGES.has(event.name)) {
      yield mutant('deleted', without(lines, at));
      yield mutant('duplicated', twice(lines, at));
    }
    if (event.name === 'pgmap_ref_released') {
      const ret = events.slice(i).find((one) => one.event.name === 'wait_for_completion_ret');
      if (ret) yield mutant('returned before release', movedUp(lines, ret.at, at));
    }
    const left = fieldOf(event, 'left');
    if (OF_PAGES.has(event.name) && left !== undefined && BigInt(left) < BIASED) {
      for (const by of [1n, -1n]) {
        const value = `0x${(BigInt(left) + by).toString(16)}`;
        yield mutant(`left ${by > 0n ? '+' : '-'} 1`, altered(lines, at, 'left', value));
      }
    }
    const key = ADDRESS_FIELDS[event.name];
    const base = key && baseOf(BigInt(fieldOf(event, key)!));
    // A pagemap of which only its registration is told can have any address.
    if (base === undefined || mentioned.get(base) === 1) continue;
    yield mutant('unknown pagemap', moveAddress(lines, at, event, UNKNOWN_BY));
    for (const other of maps) {
      if (other !== base)
        yield mutant('other pagemap', moveAddress(lines, at, event, other - base));
    }
  }
}

/**
 * Where each page holds a reference of its pagemap, an event more or less is always seen. Of memory
 * that is only mapped, an event does not say which page it is about.
 */
const countedLogs = smallLogs.filter((name) => {
  const text = linesOf(name).join('\n');
  return !/ type=[34] /.test(text) && text.includes(' free_zone_device: ');
});

describe.each(countedLogs)('%s', (name) => {
  const original = verdictOf(linesOf(name));

  test('no mutant that must be caught is accepted', { timeout: LONG_MS }, () => {
    const tally = new Map<string, number>();
    for (const mutant of mustBeCaught(name)) {
      const verdict = verdictOf(mutant.lines);
      const where = `${mutant.kind} ${mutant.what} at line ${mutant.line}: ${verdict.verdict}`;
      expect(isAccepted(verdict, original), where).toBe(false);
      const key = `${mutant.kind}: ${verdict.verdict}`;
      tally.set(key, (tally.get(key) ?? 0) + 1);
    }
    for (const kind of ['deleted', 'duplicated', 'returned before release', 'unknown pagemap']) {
      expect([...tally.keys()].some((key) => key.startsWith(kind))).toBe(true);
    }
    process.stdout.write(`${name}: ${[...tally].map(([what, n]) => `${what} ${n}`).join(', ')}\n`);
  });
});

test(
  'an init or a free told a second time anywhere else is never accepted',
  { timeout: LONG_MS },
  () => {
    const logs = countedLogs.map((name) => {
      const lines = linesOf(name);
      const events = eventsOf(lines);
      const pages = events.filter(({ event }) => OF_PAGES.has(event.name));
      return { name, lines, events, pages, original: verdictOf(lines) };
    });
    assert(
      property(nat(), nat(), nat(), (a, b, c) => {
        const { lines, events, pages, original } = logs[a % logs.length]!;
        const from = pages[b % pages.length]!.at;
        const to = events[c % events.length]!.at;
        expect(isAccepted(verdictOf(copied(lines, from, to)), original)).toBe(false);
      }),
      { numRuns: 400 },
    );
  },
);
