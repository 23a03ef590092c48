import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Blamer, momentsOf } from '../../src/checker/blame/blamer.ts';
import { explore } from '../../src/checker/search/explore.ts';
import { unitsIn } from '../../src/checker/blame/shares.ts';
import { unitsHeld } from '../../src/checker/blame/units-held.ts';
import { waitCycle } from '../../src/checker/blame/wait-cycle.ts';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { toRun } from '../../src/checker/to-run.ts';
import { leastSizes } from '../../src/cli/search/plan.ts';
import { heldByText } from '../../src/schemas/held-by-text.ts';
import type { Holder } from '../../src/schemas/run.ts';
import { deadlock } from '../../src/model/rule.ts';
import type { Setting } from '../../src/model/composer.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import type { SystemDef } from '../../src/model/system.ts';
import { systems } from '../../src/systems/index.ts';
import { uniformThreads } from '../../src/walks/strategies/uniform-threads.ts';
import { Walker } from '../../src/walks/walker.ts';
import { draw } from './draw.ts';
import {
  countingSystem,
  leakerOf,
  leakingSystem,
  leakSpec,
  type LeakSpec,
  type Said,
} from './leaking-systems.ts';
import { NEWEST_SUBJECT } from './subject.ts';

const FRAME = { kernel: '7.3', reverted: [], dropped: [], replay: 'none' };
/** States of a search after which its objects have shown what events do to them. */
const STATES_MAX = 20_000;
const RULE = { rule: deadlock({ id: 'no-deadlock', sentence: 'none', source: 'test' }) };

/** Sizes at which whoever takes may also give back, where that is not so at the least. */
const LEAVING: Readonly<Record<string, Setting>> = { 'owner-registry': { leavers: 3 } };
/** Who has what it took for as long as the system is looked at: no device of `owners` leaves. */
const STAYING: Readonly<Record<string, RegExp>> = { owners: /by (im|ex)porter\d* \(probe: / };

it.each(systems)('what $id counts is told in full, and nothing of it as lost', async (system) => {
  const sizes = resolveSizes(system, { ...leastSizes(system), ...LEAVING[system.id] });
  const walker = new Walker({ ...NEWEST_SUBJECT, system, sizes });
  const blamer = await blamerOf(system, sizes);
  let kept = 0;
  for (let seed = 0; seed < 4; seed++) {
    const walk = walker.draw({ strategy: uniformThreads, seed, lengthMax: 60 });
    const told = blamer.follow(toRun(walker.compiled, walker.path(walk), FRAME, RULE));
    const { counts } = told;
    for (const moment of momentsOf(told)) {
      const numbers = counts.counted.map((of) => counts.number(of, moment.locals[of]!));
      const units = counts.counted.map((of) => unitsIn(moment.held.books.get(of)!));
      expect(units).toEqual(numbers);
      kept += numbers.reduce((sum, number) => sum + number, 0);
      const texts = unitsHeld(told, moment, counts.counted, true).map(heldByText);
      // Of which of several it is, a run may leave open; it is no loss then.
      const lost = texts.filter((text) => /^(?!.*one of: ).*nobody holds/.test(text));
      expect(lost.filter((text) => STAYING[system.id]?.test(text) !== true)).toEqual([]);
    }
  }
  expect(kept > 0).toBe(walker.compiled.instances.some(({ def }) => 'counts' in def && def.counts));
});

/** What blames after a search, as it is in a verdict. */
async function blamerOf(system: SystemDef, sizes: Setting): Promise<Blamer> {
  const compiled = new Compiled(system, sizes, []);
  await explore(compiled, { keepEdges: false, rules: [], limits: { statesMax: STATES_MAX } });
  return new Blamer(compiled);
}

/** Who waits at the end of a run in which threads go in a random order. */
async function waitingAfter(system: SystemDef, seed: number): Promise<readonly Holder[]> {
  const walker = new Walker({ ...NEWEST_SUBJECT, system });
  const walk = walker.draw({ strategy: uniformThreads, seed, lengthMax: 90 });
  const run = toRun(walker.compiled, walker.path(walk), FRAME, RULE);
  const blamer = await blamerOf(system, {});
  return blamer.end(run).holders;
}

/** What is told of a run to the end in which threads go in a random order. */
async function toldOf(spec: LeakSpec, seed: number) {
  const waiting = await waitingAfter(leakingSystem(spec), seed);
  const held = waiting.map(heldByText);
  const names = held.flatMap((text) => text.match(/(agent|worker|porter)\d/g) ?? []);
  return { held, names: [...new Set(names)].toSorted() };
}

describe('of references that are not given back', () => {
  const seeds = fc.integer({ min: 1, max: 1_000_000 });
  const leaker = (spec: LeakSpec): string[] => [leakerOf(spec)!];

  it('tells the one who took it, where everybody gives back their own or leaves it in an object', async () => {
    await fc.assert(
      fc.asyncProperty(leakSpec(true, 'own', 'kept'), seeds, async (spec, seed) => {
        const { held, names } = await toldOf(spec, seed);
        expect(held).toHaveLength(1);
        expect(held[0]).toContain('1 reference that nobody holds, taken at step');
        expect(names).toEqual(leaker(spec));
      }),
      draw(150),
    );
  });

  it('tells nobody else where others give back what they are handed, unless it tells several', async () => {
    let several = 0;
    let sure = 0;
    await fc.assert(
      fc.asyncProperty(leakSpec(true, 'own', 'handed', 'kept'), seeds, async (spec, seed) => {
        const { held, names } = await toldOf(spec, seed);
        expect(held).toHaveLength(1);
        expect(names).toEqual(expect.arrayContaining(leaker(spec)));
        if (held[0]!.startsWith('one of: ')) return void several++;
        sure++;
        expect(names).toEqual(leaker(spec));
      }),
      draw(250),
    );
    expect(several).toBeGreaterThan(0);
    expect(sure).toBeGreaterThan(several);
  });

  it('tells of none where each is given back', async () => {
    await fc.assert(
      fc.asyncProperty(leakSpec(false, 'own', 'handed', 'kept'), seeds, async (spec, seed) => {
        expect((await toldOf(spec, seed)).held).toEqual([]);
      }),
      draw(50),
    );
  });
});

describe('of one that has its own reference and gives back one that it was handed', () => {
  const [get, put, send, receive]: Said[] = [
    { ref: 'GET' },
    { ref: 'PUT' },
    { box: 'SEND' },
    { box: 'RECEIVE' },
  ];
  const begun: Said = { done: 'SEND' };
  const begins: Said = { done: 'RECEIVE' };
  const closer: Said[] = [begins, begins, { ref: 'WAIT' }];
  const seeds = Array.from({ length: 12 }, (_, i) => i + 1);

  it.each(seeds)('it is awaited while it has its own, whatever the order (%i)', async (seed) => {
    const lender = [get, begun, send];
    const borrower = [get, receive, put, begun, receive, put];
    const held = await waitingAfter(countingSystem({ lender, borrower, closer }), seed);
    const awaited = held.filter(({ waiter }) => waiter === 'closer');
    expect(awaited.map(({ by }) => by)).toEqual(['borrower']);
    expect(heldByText(awaited[0]!)).not.toMatch(/never gives|without giving|nobody holds/);
  });

  it.each(seeds)('the other is awaited while that one has not handed it on (%i)', async (seed) => {
    const lender = [get, begun, receive, send];
    const borrower = [get, put, begun, receive, put];
    const held = await waitingAfter(countingSystem({ lender, borrower, closer }), seed);
    const [awaited] = held.filter(({ waiter }) => waiter === 'closer');
    expect(heldByText(awaited!)).toContain('lender');
  });
});

it('a cycle is found behind one who only waits for it', () => {
  const wait = (waiter: string, by: string) => ({ waiter, waitsFor: 'x', heldBy: by, by });
  expect(waitCycle([wait('a', 'b'), wait('b', 'c'), wait('c', 'b')])).toEqual(['b', 'c']);
  expect(waitCycle([wait('a', 'b'), wait('b', 'c')])).toBeUndefined();
});
