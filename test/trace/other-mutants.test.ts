import { expect, test } from 'vitest';
import { checkLogFully } from '../../src/trace/check-log.ts';
import { eventOf } from '../../src/trace/armed.ts';
import { explanationAt } from '../../src/trace/explanation.ts';
import { readLog } from '../../src/trace/read-log.ts';
import { SliceTables } from '../../src/trace/slice-tables.ts';
import { fieldOf } from '../../src/trace/trace-event.ts';
import { isAccepted, linesOf, smallLogs, verdictOf } from './log-files.ts';
import {
  altered,
  eventsOf,
  swapped,
  twice,
  without,
  type Lines,
  type Mutant,
} from './mutate-log.ts';

/** Events that slices are made of. */
const OF_SLICES = new Set([
  'memremap_pages',
  'memremap_pages_ret',
  'memunmap_pages',
  'memunmap_pages_ret',
  'percpu_ref_kill',
  'percpu_ref_exit',
  'pgmap_ref_released',
  'wait_for_completion',
  'wait_for_completion_ret',
  'get_dev_pagemap',
  'get_dev_pagemap_ret',
  'zone_device_page_init',
  'free_zone_device',
  'drv_page_free',
]);

/** Longer logs only repeat what the shorter ones have. */
const EVENTS_MAX = 200;

function* mutantsOf(lines: Lines): Generator<Mutant> {
  const events = eventsOf(lines);
  for (const [i, { at, event }] of events.entries()) {
    const { name: what } = event;
    const mutant = (kind: string, changed: Lines): Mutant => ({
      kind,
      line: at + 1,
      what,
      lines: changed,
    });
    const next = events[i + 1];
    const neighbours = next?.at === at + 1 && next.event.pid !== event.pid;
    if (neighbours && (OF_SLICES.has(what) || OF_SLICES.has(next.event.name))) {
      yield {
        ...mutant('swapped across tasks', swapped(lines, at)),
        what: `${what}, ${next.event.name}`,
      };
    }
    if (!OF_SLICES.has(what)) continue;
    yield mutant('dropped', without(lines, at));
    yield mutant('duplicated', twice(lines, at));
    const add = (key: string, by: bigint): Lines =>
      altered(lines, at, key, `0x${(BigInt(fieldOf(event, key)!) + by).toString(16)}`);
    if (fieldOf(event, 'count') !== undefined) yield mutant('count + 1', add('count', 1n));
    if (fieldOf(event, 'page') !== undefined) yield mutant('page + 1', add('page', 0x40n));
    if (what === 'memremap_pages_ret') {
      yield mutant('result altered', altered(lines, at, 'ret', '0xfffffffffffffff4'));
    }
    if (what === 'get_dev_pagemap_ret') {
      yield mutant('result altered', altered(lines, at, 'pgmap', '0xff11000002bd7a80'));
    }
  }
}

/** What may be accepted, and why the change does not matter. */
const HARMLESS: Readonly<Record<string, string>> = {
  'swapped across tasks': 'the events of two tasks bound their steps in neither order',
  'count + 1 percpu_ref_kill': 'a word with a bias says nothing',
  'dropped get_dev_pagemap_ret': 'a lookup where nothing is registered takes no reference',
  'duplicated get_dev_pagemap': 'a lookup where nothing is registered takes no reference',
  'result altered memremap_pages_ret': 'nothing later in the log uses this pagemap',
  'dropped memremap_pages_ret': 'the task is not seen again: it may still be registering',
};

const reasonFor = ({ kind, what }: Mutant): string | undefined =>
  HARMLESS[kind] ?? HARMLESS[`${kind} ${what}`];

test(
  'other mutants: the share that is not accepted, and how the others are explained',
  { timeout: 180_000 },
  () => {
    const tally = new Map<string, { all: number; accepted: number }>();
    const examples = new Map<string, string>();
    const tables = new SliceTables();
    for (const name of smallLogs) {
      const lines = linesOf(name);
      if (lines.length > EVENTS_MAX) continue;
      const original = verdictOf(lines);
      for (const mutant of mutantsOf(lines)) {
        const checked = checkLogFully(readLog(mutant.lines.join('\n'), name), tables);
        const of = tally.get(mutant.kind) ?? { all: 0, accepted: 0 };
        tally.set(mutant.kind, of);
        of.all++;
        if (!isAccepted(checked.verdict, original)) continue;
        of.accepted++;
        const where = `${name}: ${mutant.kind}, line ${mutant.line}, ${mutant.what}`;
        expect(reasonFor(mutant), where).toBeDefined();
        const said = explanationAt(checked, mutant.line);
        expect(said.length, where).toBeGreaterThan(0);
        const key = `${mutant.kind} ${mutant.what}`;
        if (examples.has(key)) continue;
        const why = [`because ${reasonFor(mutant)}`, ...said.slice(0, 2)];
        examples.set(key, [where, ...why].join('\n    '));
      }
    }
    for (const [kind, { all, accepted }] of tally) {
      const share = ((100 * (all - accepted)) / all).toFixed(1);
      process.stdout.write(`${kind}: ${all - accepted} of ${all} not accepted (${share} %)\n`);
    }
    for (const example of examples.values()) process.stdout.write(`accepted: ${example}\n`);
    for (const kind of [
      'dropped',
      'duplicated',
      'count + 1',
      'page + 1',
      'swapped across tasks',
      'result altered',
    ]) {
      expect(tally.get(kind)?.all, kind).toBeGreaterThan(0);
    }
    expect(tally.get('page + 1')?.accepted).toBe(0);
  },
);

test('steps of the slices that no shipped log shows are known', () => {
  const never = new Set<string>();
  const met = new Set<string>();
  for (const name of smallLogs) {
    for (const { space, possible } of checkLogFully(readLog(linesOf(name).join('\n'), name))
      .slices) {
      for (let at = possible[0]; at; at = at.before) {
        if (at.step)
          met.add(`${space.compiled.instances[at.step.thread]!.def.id}: ${at.step.offer.event}`);
      }
      for (const { def } of space.compiled.instances) {
        if (def.kind !== 'thread') continue;
        for (const event of def.machine.events) never.add(`${def.id}: ${event}`);
      }
    }
  }
  for (const step of met) never.delete(step);
  process.stdout.write(`steps that no log needs: ${[...never].join(', ')}\n`);
  const events = [...met].map((step) => eventOf(step.split(': ').slice(1).join(': ')));
  for (const event of OF_SLICES) {
    if (!event.startsWith('get_dev_pagemap')) expect(events).toContain(event);
  }
});
