import { describe, expect, it } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { kernelNamed, kernels, NEWEST } from '../../src/history/kernels.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { systems } from '../../src/systems/index.ts';

describe('a kernel', () => {
  it.each(kernels)('$version takes back known fixes, and says of each how sure it is', (kernel) => {
    const fixes = edits.filter(({ kind }) => kind === 'revert').map(({ id }) => id);
    expect(kernel.reverts.filter((id) => !fixes.includes(id))).toEqual([]);
    expect(Object.keys(kernel.evidence).toSorted()).toEqual(kernel.reverts.toSorted());
  });

  it.each(kernels)('$version is judged at sizes that its systems take', ({ sizes = {} }) => {
    for (const [id, given] of Object.entries(sizes)) {
      const system = systems.find((one) => one.id === id);
      expect(system, id).toBeDefined();
      expect(resolveSizes(system!, given)).toMatchObject(given);
    }
  });

  it('is the newest with nothing taken back, and those before 6.2 have no mmap of p2pmem', () => {
    expect(kernelNamed(NEWEST)).toMatchObject({ reverts: [], evidence: {} });
    const without = kernels.filter(({ sizes }) => sizes?.['p2pdma']?.['processes'] === 0);
    expect(without.map(({ version }) => version)).toEqual(['6.1.192', '6.0']);
  });
});
