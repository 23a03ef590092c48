import { expect, it } from 'vitest';
import * as entry from '../../src/systems/index.ts';

it('exports every published system by name, `registration` as registrationSystem', () => {
  const names = entry.systems.map(({ id }) => [
    `${id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())}System`,
    id,
  ]);
  const exported = entry as unknown as Record<string, { id?: string } | undefined>;
  expect(names.map(([name]) => [name, exported[name!]?.id])).toEqual(names);
});
