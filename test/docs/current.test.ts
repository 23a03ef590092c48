import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withCounterexample } from '../../scripts/docs/counterexample.ts';
import { generated } from '../../scripts/docs/generated.ts';
import { withRooms } from '../../scripts/docs/rooms-table.ts';

const text = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it.each(Object.entries(generated))('docs/%s is what npm run docs writes', async (name, made) => {
  expect(text(`docs/${name}`)).toBe(await made());
});

it('README.md shows the counterexample that the search finds', async () => {
  const readme = text('README.md');
  expect(readme).toBe(await withCounterexample(readme));
});

it('docs/architecture.md lists the rooms as the architecture test holds them', () => {
  const page = text('docs/architecture.md');
  expect(page).toBe(withRooms(page));
});

it('docs/architecture.md and CONTRIBUTING.md name only files and folders that exist', () => {
  for (const page of ['docs/architecture.md', 'CONTRIBUTING.md']) {
    const named = [...text(page).matchAll(/`((?:src|web|test|scripts|schemas)\/[\w./-]*)`/g)].map(
      ([, path]) => path!,
    );
    expect(named.length).toBeGreaterThan(5);
    const missing = named.filter(
      (path) => !/[A-Z]{2}/.test(path) && !existsSync(new URL(`../../${path}`, import.meta.url)),
    );
    expect(missing).toEqual([]);
  }
});
