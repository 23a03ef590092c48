import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Debate } from '../../src/schemas/debate.ts';
import { errorsOf } from '../schemas/validators.ts';
import { LONG_MS } from '../time-outs.ts';
import { unplug } from './unplug.ts';

const FILE = './examples/owner-design.ts';

it(
  'a design of a reader is held against the rules of the published ones',
  async () => {
    const { code, out } = await unplug(
      'debate',
      FILE,
      '--design',
      'mutable-stop-revoke',
      '--pages',
      '1',
      '--json',
    );
    const debate = JSON.parse(out) as Debate;
    expect(errorsOf('debate', debate)).toEqual([]);
    const [own, published] = debate.systems[0]!.designs.toSorted((a, b) =>
      b.id.localeCompare(a.id),
    );
    const broken = own!.cells.filter(({ standing }) => standing === 'broken');
    expect(broken.map(({ rule }) => rule)).toEqual([
      'nothing-mapped-after-way-is-down',
      'nothing-mapped-after-way-is-lost',
      'equal-owners-are-linked',
    ]);
    // The same steps with the answer no first: nothing breaks.
    expect(published!.id).toBe('mutable-stop-revoke');
    expect(published!.cells.filter(({ standing }) => standing === 'broken')).toEqual([]);
    expect(code).toBe(12);
  },
  LONG_MS,
);

it('has under a hundred lines', () => {
  expect(readFileSync(FILE, 'utf8').split('\n').length).toBeLessThan(100);
});
