import { expect, it } from 'vitest';
import * as machines from '../../src/machines/index.ts';
import { instancesOf } from '../../src/model/revised-instances.ts';
import { resolveSizes } from '../../src/model/setting.ts';
import { systems } from '../../src/systems/index.ts';

it.each(systems)('publishes every machine of the system $id', (system) => {
  const published = Object.values(machines).map((one: unknown) => (one as { id?: string }).id);
  const used = instancesOf(system, resolveSizes(system)).map(({ def }) => def.id);
  expect([...new Set(used)].filter((id) => !published.includes(id))).toEqual([]);
});
