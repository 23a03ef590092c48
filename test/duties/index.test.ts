import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import * as duties from '../../src/duties/index.ts';
import type { Duty } from '../../src/model/duty.ts';
import { systems } from '../../src/systems/index.ts';

const published = Object.values(duties as Record<string, Duty>);

it('publishes every duty, each in a file named after it', () => {
  const files = readdirSync(new URL('../../src/duties', import.meta.url), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file));
  expect(files.filter((file) => file !== 'index.ts').toSorted()).toEqual(
    published.map(({ id }) => `${id}.ts`).toSorted(),
  );
});

it('has every duty in some system', () => {
  const had = new Set(systems.flatMap((system) => system.duties.map(({ id }) => id)));
  expect(published.filter((one) => !had.has(one.id))).toEqual([]);
});
