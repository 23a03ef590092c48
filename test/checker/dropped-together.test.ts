import { expect, test } from 'vitest';
import { exclusiveDuties } from '../../src/checker/dropped-together.ts';
import { resolveSizes } from '../../src/model/setting.ts';
import { devresSystem } from '../../src/systems/devres.ts';
import { systems } from '../../src/systems/index.ts';

test('two duties about one step cannot both be dropped', () => {
  const found = exclusiveDuties(devresSystem, resolveSizes(devresSystem), []);
  expect(found).toContainEqual({
    duties: ['destroys-inside-drm-section', 'frees-container-after-its-action'],
    why: expect.stringContaining('machine destroy_work, state running') as string,
  });
});

test.each(systems.filter((system) => system !== devresSystem))(
  'every two duties of $id can',
  (system) => {
    expect(exclusiveDuties(system, resolveSizes(system), [])).toEqual([]);
  },
);
