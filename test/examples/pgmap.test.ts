import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { rumurRow } from '../../bench/rumur.ts';
import pgmap from '../../examples/pgmap.ts';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { explore } from '../../src/checker/search/explore.ts';

const SIZES = [
  [2, 2, 865],
  [2, 3, 9_371],
  [2, 4, 102_649],
] as const;

const hasRumur = ['rumur', 'gcc'].every((tool) => spawnSync(tool, ['--version']).status === 0);

describe('examples/pgmap', () => {
  it.each(SIZES)('has, for %i pages and %i users, %i states', async (pages, users, states) => {
    const found = await explore(new Compiled(pgmap, { pages, users }), { keepEdges: false });
    expect(found.limit).toBeUndefined();
    expect(found.states).toBe(states);
  });

  it.skipIf(!hasRumur).each(SIZES)(
    'has as many as rumur finds in bench/pgmap.m, for %i pages and %i users',
    async (pages, users) => {
      const found = await explore(new Compiled(pgmap, { pages, users }), { keepEdges: false });
      const { states, transitions } = rumurRow(pages, users)!;
      expect([found.states, found.transitions]).toEqual([states, transitions]);
    },
  );
});
