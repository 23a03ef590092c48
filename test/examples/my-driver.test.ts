import { describe, expect, it } from 'vitest';
import { parseVerdict, unplugVerdict } from './unplug-verdict.ts';
import { unplug } from './unplug.ts';

describe('the driver that evicts until empty', () => {
  it.each([[[]], [['--pages', '2']]])('is right %j', async (sizes) => {
    const { code, verdict } = await unplugVerdict('./examples/my-driver-right.ts', ...sizes);
    const { complete, rules } = verdict.systems[0]!;
    expect(rules.filter(({ standing }) => standing !== 'holds')).toEqual([]);
    expect(rules.length).toBeGreaterThan(20);
    expect(complete).toBe(true);
    expect(code).toBe(0);
  });
});

describe('the driver that forgets to evict', () => {
  const file = './examples/my-driver-forgets-to-evict.ts';

  it('breaks two rules: memunmap_pages need not return, nor my_remove, which calls it', async () => {
    const { code, verdict } = await unplugVerdict(file);
    const broken = verdict.systems[0]!.rules.filter(({ standing }) => standing === 'broken');
    expect(broken.map(({ rule }) => rule)).toEqual(['unregister-finishes', 'my-driver-finishes']);
    expect(broken[0]!.run!.holders).toMatchObject([
      {
        waiter: 'my_driver',
        step: 'wait_for_completion',
        waitsFor: 'the last reference of ref',
        has: ['page0'],
        heldBy: 'page table of process0',
        why: 'since step 7: migrate_vma_finalize by thread0; nothing obliges process0 to release it',
        by: 'pte0.0',
        since: 7,
      },
    ]);
    expect(code).toBe(13);
  });

  it('is told from where my_remove begins: what a process did before is folded', async () => {
    const { out } = await unplug('verify', file, '--only', 'unregister-finishes');
    expect(out).toMatch(/^set-up: 9 steps .*ioctl: migrate to device/m);
    expect(out).toMatch(/^after it: .*pte0\.0 device private/m);
    expect(out).toMatch(/^10 {2}my_remove$/m);
  });

  it('prints a command that shows the run again', async () => {
    const { out } = await unplug('verify', file);
    const replay = /^replay: unplug (.+)$/m.exec(out.replaceAll(/ \\\n */g, ' '))![1]!;
    const again = await unplug(...replay.split(' '), '--json');
    expect(again.code).toBe(13);
    const { rules } = parseVerdict(again.out).systems[0]!;
    expect(rules.map(({ rule, standing }) => `${rule} ${standing}`)).toEqual([
      'unregister-finishes broken',
    ]);
  });
});
