import { describe, expect, it } from 'vitest';
import { unplugVerdict } from './unplug-verdict.ts';

const file = './examples/virtiofs.ts';

describe('virtiofs with a DAX window', () => {
  it.each([[[]], [['--processes', '2']]])('is right after an unmount %j', async (sizes) => {
    const { code, verdict } = await unplugVerdict(file, ...sizes);
    const { complete, rules } = verdict.systems[0]!;
    expect(rules.filter(({ standing }) => !['holds', 'covered'].includes(standing))).toEqual([]);
    expect(complete).toBe(true);
    expect(code).toBe(0);
  });

  it('leaves mappings and pins when the superblock outlives the device', async () => {
    const { code, verdict } = await unplugVerdict(file, '--drop', 'unmounts-before-remove');
    const broken = verdict.systems[0]!.rules.filter(({ standing }) => standing === 'broken');
    expect(broken.map(({ rule }) => rule).toSorted()).toEqual([
      'dax-mapping-ends-before-remove',
      'dax-page-not-put-after-remove',
      'dax-page-not-used-after-remove',
    ]);
    expect(code).toBe(12);
  });
});
