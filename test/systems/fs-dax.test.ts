import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { kernelNamed } from '../../src/history/kernels.ts';
import { replaceStep } from '../../src/model/changes/change.ts';
import { edit } from '../../src/model/edit.ts';
import type { Sizes } from '../../src/model/composer.ts';
import type { SystemVerdict } from '../../src/schemas/verdict.ts';
import { fsDaxSystem } from '../../src/systems/fs-dax.ts';
import { brokenIn, verdictOf } from './verdict-of.ts';

const SMALL: Sizes = { pages: 1, processes: 1 };
const TOLD: Sizes = { ...SMALL, holder: 1 };
const duty = (id: string) => fsDaxSystem.duties.filter((one) => one.id === id);
const without = (version: string) =>
  kernelNamed(version).reverts.map((id) => edits.find((one) => one.id === id)!);
const judged = ({ rules }: SystemVerdict, id: string) => rules.find(({ rule }) => rule === id)!;
const stepsOf = (verdict: SystemVerdict, id: string) =>
  judged(verdict, id).run!.steps.map(({ thread, step }) => `${thread}: ${step}`);

describe('fs-dax', () => {
  test.each<Sizes>([SMALL, { pages: 1, processes: 2 }, { pages: 2, processes: 1, holder: 1 }])(
    'every rule holds and every situation is met at %o',
    async (sizes) => {
      const { rules, complete } = await verdictOf(fsDaxSystem, { sizes });
      expect(complete).toBe(true);
      for (const { rule, kind, standing } of rules)
        expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
    },
  );

  test('while the file system is unmounted first, nobody meets a dead device or has to be told', async () => {
    const { neverFired } = await verdictOf(fsDaxSystem, { sizes: TOLD });
    expect(neverFired.map(({ machine, name }) => `${machine} ${name}`)).toEqual([
      'dax_fault access: dax_read_lock, dax_alive: dead',
      'dax_truncate free: the file system is shut down',
      'pmem_driver notify: kill_dax: nobody to tell',
      'pmem_driver notify: dax_holder_notify_failure',
      'pmem_driver unmap.zap: unmap_and_kill: no entry',
      'pmem_driver unmap.zap: unmap_and_kill',
      'pmem_driver unmap.zap: unmap_and_kill (last)',
      'pmem_driver unmap.free.read pgmap: free_zone_device_folio',
      'pmem_driver unmap.free.wake: wake_up_var',
      'pmem_driver invalidate: invalidate_inode_pages2_range, thaw_super',
    ]);
  });

  test('when it is not, all of that is met, by a file system that is told or by one that is not', async () => {
    const duties = duty('unmounts-before-unbind');
    const missed = async (sizes: Sizes) =>
      (await verdictOf(fsDaxSystem, { sizes, duties })).neverFired.map(({ name }) => name);
    const [told, untold] = [await missed(TOLD), await missed(SMALL)];
    expect(told.filter((name) => untold.includes(name))).toEqual([]);
    expect(untold).not.toContain('access: dax_read_lock, dax_alive: dead');
  });

  test('every duty is needed', async () => {
    for (const one of fsDaxSystem.duties) {
      const verdict = await verdictOf(fsDaxSystem, { sizes: SMALL, duties: [one] });
      expect(brokenIn(verdict), one.id).not.toEqual([]);
    }
  });

  test('an unmount waits for ever for a pin that never ends, and the pin is blamed', async () => {
    const duties = duty('ends-its-pins');
    const verdict = await verdictOf(fsDaxSystem, { sizes: SMALL, duties });
    expect(brokenIn(verdict)).toEqual(['umount-finishes']);
    const { progress, run } = judged(verdict, 'umount-finishes');
    expect(progress).toMatchObject({ canFinishWithoutUsers: false, canFinish: true });
    expect(run?.holders).toMatchObject([{ waiter: 'umount', by: 'pin0' }]);
  });

  test('an unbind under a mount leaves mappings, unless the file system is told; pins it leaves either way', async () => {
    const duties = duty('unmounts-before-unbind');
    const broken = async (sizes: Sizes) =>
      brokenIn(await verdictOf(fsDaxSystem, { sizes, duties }));
    const ofPins = ['dax-page-not-put-after-remove', 'dax-page-not-used-after-remove'];
    expect(await broken(SMALL)).toEqual(['dax-mapping-ends-before-remove', ...ofPins]);
    expect(await broken(TOLD)).toEqual([...ofPins, 'unmounted-means-idle']);
  });

  test('kill_dax waits for who saw the device alive: without that, what the driver has freed is used', async () => {
    const unsynchronized = edit({
      ...edits.find(({ id }) => id === 'cand-8')!,
      id: 'kill-dax-without-srcu',
      changes: [
        replaceStep(
          'pmem_driver',
          'kill_dax.synchronize',
          'synchronize_srcu',
          { ports: { dax: 'SYNCHRONIZE' } },
          { target: '#pmem_driver.memunmap_pages' },
        ),
      ],
    });
    const duties = duty('unmounts-before-unbind');
    const rule = 'dax-device-not-used-after-free';
    const edited = await verdictOf(fsDaxSystem, { sizes: SMALL, duties, edits: [unsynchronized] });
    expect(judged(edited, rule).standing).toBe('broken');
    expect(stepsOf(edited, rule).at(-1)).toBe('thread0: dax_direct_access, dax_read_unlock');
    const control = await verdictOf(fsDaxSystem, { sizes: SMALL, duties });
    expect(judged(control, rule).standing).toBe('undecided');
  });

  test.each(['6.1.192', '6.12.117'])(
    'with every duty kept, an unmount of kernel %s leaves pins, and the unbind does not wait for them',
    async (version) => {
      const verdict = await verdictOf(fsDaxSystem, { sizes: SMALL, edits: without(version) });
      expect(brokenIn(verdict)).toEqual(['dax-page-not-put-after-remove', 'unmounted-means-idle']);
      expect(stepsOf(verdict, 'dax-page-not-put-after-remove').at(-1)).toBe(
        'pin0: unpin_user_page',
      );
    },
  );

  test('truncate of kernel 6.12.117 waits for a pin as that of 7.3 does', async () => {
    const waits = 'cover-truncate-waits-for-pin';
    const verdict = await verdictOf(fsDaxSystem, { sizes: SMALL, edits: without('6.12.117') });
    expect(judged(verdict, waits).standing).toBe('covered');
    expect(judged(verdict, 'cover-umount-waits-for-pin').standing).not.toBe('covered');
    expect(brokenIn(verdict)).not.toContain('layout-break-can-end');
  });
});
