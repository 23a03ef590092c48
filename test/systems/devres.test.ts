import { describe, expect, test } from 'vitest';
import { devresInOrder } from '../../src/history/devres/devres-in-order.ts';
import { releasedActionStaysListed } from '../../src/history/devres/released-action-stays-listed.ts';
import { devresSystem } from '../../src/systems/devres.ts';
import { brokenIn, judge, verdictOf } from './verdict-of.ts';

const without = (id: string) => {
  const duties = devresSystem.duties.filter((duty) => duty.id === id);
  return verdictOf(devresSystem, { duties });
};

describe('devres', () => {
  test('every rule holds and the race of work and unbind is met', async () => {
    const { rules, complete } = await verdictOf(devresSystem);
    expect(complete).toBe(true);
    for (const { rule, kind, standing } of rules) {
      expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
    }
  });

  test('inside its section the work always finds its action', async () => {
    const { neverFired } = await verdictOf(devresSystem);
    expect(neverFired.map(({ name }) => name)).toEqual(['inside: devm_release_action: not found']);
  });

  test.each([devresInOrder, releasedActionStaysListed])('$id breaks what it says', async (edit) => {
    expect(await judge(devresSystem, edit)).toMatchObject({ problems: [], asExpected: true });
  });

  test('work outside a section lets the unbind end under a running memunmap_pages', async () => {
    const broken = brokenIn(await without('destroys-inside-drm-section'));
    expect(broken).toEqual([
      'container-not-used-after-free',
      'devm-actions-in-reverse',
      'unbind-ends-every-action',
    ]);
  });

  test('work that frees the pagemap of an unplugged device frees it under devres', async () => {
    const broken = brokenIn(await without('frees-container-after-its-action'));
    expect(broken).toContain('container-outlives-registration');
  });

  test('every duty is needed, and an unbind can be kept waiting by a section never left', async () => {
    for (const { id } of devresSystem.duties) {
      expect(brokenIn(await without(id)), id).not.toEqual([]);
    }
    expect(brokenIn(await without('leaves-drm-section'))).toContain('unbind-finishes');
    expect(brokenIn(await without('leaves-only-entered-section'))).toEqual([
      'drm-sections-balanced',
    ]);
  });
});
