import { describe, expect, test } from 'vitest';
import { twoExportersSystem } from '../../src/systems/two-exporters.ts';
import { brokenIn, verdictOf } from './verdict-of.ts';

const WAYS = ['none', 'one', 'both'] as const;
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

  test('leave one without it for good where nothing falls back to RAM', async () => {
    const duties = without('falls-back-to-ram');
    for (const ways of WAYS) {
      const verdict = await verdictOf(twoExportersSystem, { sizes: { ways }, duties });
      expect(brokenIn(verdict)).toEqual(ways === 'both' ? [] : ['contending-fault-can-end']);
    }
  });

  test('take every step at one of the settings', async () => {
    const verdicts = await Promise.all(
      WAYS.map((ways) => verdictOf(twoExportersSystem, { sizes: { ways } })),
    );
    const [first = [], ...others] = verdicts.map(({ neverFired }) =>
      neverFired.map(({ name }) => name),
    );
    expect(first.filter((name) => others.every((names) => names.includes(name)))).toEqual([]);
  });
});
