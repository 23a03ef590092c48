import { describe, expect, test } from 'vitest';
import { twoExportersSystem } from '../../src/systems/two-exporters.ts';
import { brokenIn, verdictOf } from './verdict-of.ts';

const WAYS = ['none', 'one', 'both'] as const;
const designs = twoExportersSystem.choices[0]!.alternatives;
const without = (id: string) => twoExportersSystem.duties.filter((duty) => duty.id === id);

describe('two devices that want one page', () => {
  test.each(WAYS)('come to map it, one after the other, with ways: %s', async (ways) => {
    const { rules, complete } = await verdictOf(twoExportersSystem, { sizes: { ways } });
    expect(complete).toBe(true);
    for (const { rule, kind, standing } of rules)
      expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
  });

  test('evict it from each other for ever without a timeslice, unless each reaches the other', async () => {
    const duties = without('keeps-page-for-timeslice');
    for (const ways of WAYS) {
      const { rules } = await verdictOf(twoExportersSystem, { sizes: { ways }, duties });
      expect(rules.find(({ rule }) => rule === 'contending-devices-go-on')).toMatchObject({
        progress: { alwaysFinishes: ways === 'both', canFinish: true },
      });
    }
  });

  test('leave one without it for good where pages are tossed back and asked for again', async () => {
    for (const ways of WAYS) {
      const sizes = { ways, design: 'check-after-no-fallback' };
      const verdict = await verdictOf(twoExportersSystem, { sizes });
      expect(brokenIn(verdict)).toEqual(ways === 'both' ? [] : ['contending-fault-can-end']);
    }
  });

  test('leave one without it for good where nothing falls back to RAM', async () => {
    const duties = without('falls-back-to-ram');
    for (const ways of WAYS) {
      const verdict = await verdictOf(twoExportersSystem, { sizes: { ways }, duties });
      expect(brokenIn(verdict)).toEqual(ways === 'both' ? [] : ['contending-fault-can-end']);
    }
  });

  test.each(designs)('take every step of $id at one of the settings', async ({ id: design }) => {
    const verdicts = await Promise.all(
      WAYS.map((ways) => verdictOf(twoExportersSystem, { sizes: { ways, design } })),
    );
    const [first = [], ...others] = verdicts.map(({ neverFired }) =>
      neverFired.map(({ name }) => name),
    );
    // A page that nobody moves to RAM is never found to have moved.
    const stays = design === 'check-after-no-fallback';
    expect(first.filter((name) => others.every((names) => names.includes(name)))).toEqual(
      stays ? ['fault.own: mmu_interval_read_retry: retry'] : [],
    );
  });
});
