import { expect, it } from 'vitest';
import * as machines from '../../src/machines/index.ts';
import { instancesOf } from '../../src/model/changes/revised-instances.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { systems } from '../../src/systems/index.ts';

/** A machine by its id, or by the name of what makes it: `peerImporter` makes `peer_importer`. */
const published = Object.entries(machines).map(([name, one]: [string, unknown]) =>
  typeof one === 'function'
    ? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    : (one as { id?: string }).id,
);

it.each(systems)('publishes every machine of the system $id', (system) => {
  const used = instancesOf(system, resolveSizes(system)).map(({ def }) => def.id);
  expect([...new Set(used)].filter((id) => !published.includes(id))).toEqual([]);
});
