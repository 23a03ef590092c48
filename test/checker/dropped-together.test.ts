import { expect, test } from 'vitest';
import { exclusiveDuties } from '../../src/checker/dropped-together.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { devresSystem } from '../../src/systems/devres.ts';
import { systems } from '../../src/systems/index.ts';

test('two duties about one step cannot both be dropped', () => {
  const found = exclusiveDuties(devresSystem, resolveSizes(devresSystem), []);
  expect(found).toContainEqual({
    duties: ['destroys-inside-drm-section', 'frees-container-after-its-action'],
    why: expect.stringContaining('machine destroy_work, state running') as string,
  });
});

/** Pairs that are about one step, by system: of every other two duties both can be dropped. */
const ABOUT_ONE_STEP: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  devres: [
    ['destroys-inside-drm-section', 'frees-container-after-its-action'],
    ['destroys-inside-drm-section', 'leaves-drm-section'],
    ['destroys-inside-drm-section', 'leaves-only-entered-section'],
    ['frees-container-after-its-action', 'leaves-only-entered-section'],
  ],
  owners: [['sets-seq-when-invalidated', 'unmaps-when-invalidated']],
};

test.each(systems)('every two duties of $id can, but those about one step', (system) => {
  const pairs = exclusiveDuties(system, resolveSizes(system), []).map(({ duties }) => duties);
  expect(pairs.toSorted()).toEqual(ABOUT_ONE_STEP[system.id] ?? []);
});
