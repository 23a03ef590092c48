import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { kernels } from '../../src/history/kernels.ts';
import { deviceDaxSystem } from '../../src/systems/device-dax.ts';
import { brokenIn, verdictOf } from './verdict-of.ts';

const sizes = { pages: 1, processes: 1 };
const without = (version: string) => {
  const reverts = kernels.find((kernel) => kernel.version === version)!.reverts;
  return edits.filter(({ id }) => reverts.includes(id));
};

describe('device-dax', () => {
  test('every rule holds and every situation is met', async () => {
    const { rules, complete } = await verdictOf(deviceDaxSystem);
    expect(complete).toBe(true);
    for (const { rule, kind, standing } of rules)
      expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
  });

  test('its own range is the only one: no conflict, every other step fires', async () => {
    const { neverFired } = await verdictOf(deviceDaxSystem);
    expect(neverFired.every(({ name }) => name.startsWith('memremap_pages.'))).toBe(true);
  });

  test.each(kernels.map(({ version }) => version))(
    'on %s it holds, and a pin that outlives the unbind is put after its struct page is gone',
    async (version) => {
      const reverted = without(version);
      expect(brokenIn(await verdictOf(deviceDaxSystem, { sizes, edits: reverted }))).toEqual([]);
      const duties = deviceDaxSystem.duties.filter(({ id }) => id === 'no-pin-outlives-unbind');
      const verdict = await verdictOf(deviceDaxSystem, { sizes, edits: reverted, duties });
      expect(brokenIn(verdict)).toEqual(['dax-page-not-put-after-remove']);
      const steps = verdict.rules.find(({ standing }) => standing === 'broken')!.run!.steps;
      expect(steps.at(-1)).toMatchObject({ thread: 'pin0', step: 'unpin_user_page' });
    },
  );
});
