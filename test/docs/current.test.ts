import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withCounterexample } from '../../scripts/docs/counterexample.ts';
import { generated } from '../../scripts/docs/generated.ts';

const text = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it.each(Object.entries(generated))('docs/%s is what npm run docs writes', async (name, made) => {
  expect(text(`docs/${name}`)).toBe(await made());
});

it('README.md shows the counterexample that the search finds', async () => {
  const readme = text('README.md');
  expect(readme).toBe(await withCounterexample(readme));
});
