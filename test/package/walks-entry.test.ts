import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const dist = new URL('../../dist/', import.meta.url);

/** All declarations that a reader of one of them comes to. */
function closure(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  const at = new URL(from, dist);
  for (const [, to = ''] of readFileSync(at, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g)) {
    const path = new URL(to.replace(/\.ts$/, '.d.ts'), at);
    expect(existsSync(path), `${from} reads ${to}`).toBe(true);
    closure(path.href.slice(dist.href.length), seen);
  }
  return seen;
}

it('no declaration that the walks export leads into the checker', () => {
  const read = [...closure('walks/index.d.ts')];
  expect(read).toContain('model/system.d.ts');
  expect(read).toContain('schemas/run.d.ts');
  expect(read.filter((path) => path.startsWith('checker/'))).toEqual([]);
});
