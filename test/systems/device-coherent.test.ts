import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import type { Sizes } from '../../src/model/composer.ts';
import type { SystemVerdict } from '../../src/schemas/verdict.ts';
import { deviceCoherentSystem } from '../../src/systems/device-coherent.ts';
import { brokenIn, verdictOf } from './verdict-of.ts';

const SMALL: Sizes = { pages: 1, processes: 1 };
const duty = (id: string) => deviceCoherentSystem.duties.filter((one) => one.id === id);
const judged = ({ rules }: SystemVerdict, id: string) => rules.find(({ rule }) => rule === id)!;
const stepsOf = (verdict: SystemVerdict, id: string) =>
  judged(verdict, id).run!.steps.map(({ thread, step }) => `${thread}: ${step}`);

describe('device-coherent', () => {
  test.each<Sizes>([SMALL, { pages: 1, processes: 2 }])(
    'every rule holds and every situation is met at %o',
    async (sizes) => {
      const { rules, complete } = await verdictOf(deviceCoherentSystem, { sizes });
      expect(complete).toBe(true);
      for (const { rule, kind, standing } of rules)
        expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
    },
  );

  test('every duty is needed', async () => {
    for (const one of deviceCoherentSystem.duties) {
      const verdict = await verdictOf(deviceCoherentSystem, { sizes: SMALL, duties: [one] });
      expect(brokenIn(verdict), one.id).not.toEqual([]);
    }
  });

  test('no fault moves a coherent page: the steps of device-private entries never happen', async () => {
    const { neverFired } = await verdictOf(deviceCoherentSystem, {
      sizes: { pages: 1, processes: 2 },
    });
    const missed = new Set(neverFired.map(({ machine, name }) => `${machine} ${name}`));
    expect(missed).toContain('user_thread user.idle: do_swap_page');
    expect(missed).toContain('process running.alive: zap_nonpresent_ptes (last)');
    for (const name of [
      'user_thread user.idle: do_swap_page: migration entry',
      'user_thread user.idle: load from device memory',
      'user_thread back.migrate.finalize: migrate_vma_finalize',
      'user_thread longterm.finalize: migrate_device_finalize',
      'process copying.entry: copy_present_ptes: device page',
      'process running.munmap.gathered: folios_put_refs (last)',
      'coherent_pin pinned: unpin_user_page (last)',
    ])
      expect(missed).not.toContain(name);
  });

  test('a user who keeps a pin keeps the driver from ever emptying the device, and the pin is blamed', async () => {
    const duties = duty('unpins-before-unplug');
    const verdict = await verdictOf(deviceCoherentSystem, { sizes: SMALL, duties });
    expect(brokenIn(verdict)).toEqual(['eviction-can-end']);
    expect(judged(verdict, 'eviction-can-end').progress).toMatchObject({
      canFinishWithoutUsers: false,
      canFinish: true,
    });
    expect(stepsOf(verdict, 'eviction-can-end')).toContain('pin0: try_grab_folio');
  });

  test('one pass of eviction skips the pinned page; the end of the pin does not end the wait, the map is blamed', async () => {
    const once = edits.filter(({ id }) => id === 'test-hmm-evicts-once');
    const verdict = await verdictOf(deviceCoherentSystem, { sizes: SMALL, edits: once });
    const { progress, run } = judged(verdict, 'unregister-finishes');
    expect(progress).toMatchObject({ canFinishWithoutUsers: false, canFinish: true });
    const steps = stepsOf(verdict, 'unregister-finishes');
    const inOrder = [
      'pin0: try_grab_folio',
      'driver: migrate_device_pages: -EAGAIN',
      'pin0: unpin_user_page',
    ];
    expect(steps.filter((step) => inOrder.includes(step))).toEqual(inOrder);
    expect(run?.holders).toMatchObject([
      {
        waiter: 'driver',
        waitsFor: 'the last reference of ref',
        has: ['page0'],
        heldBy: 'page table of process0',
        why: expect.stringMatching(/^since step \d+: \S+.* by \w+; nothing obliges /),
        by: 'pte0.0',
      },
    ]);
  });

  test('with a kept pin munmap does not end the wait either, the pin is blamed', async () => {
    const once = edits.filter(({ id }) => id === 'test-hmm-evicts-once');
    const duties = duty('unpins-before-unplug');
    const verdict = await verdictOf(deviceCoherentSystem, { sizes: SMALL, edits: once, duties });
    expect(stepsOf(verdict, 'unregister-finishes')).toContain(
      'process0: zap_present_ptes: device page',
    );
    expect(judged(verdict, 'unregister-finishes').run?.holders).toMatchObject([
      {
        waiter: 'driver',
        waitsFor: 'the last reference of ref',
        has: ['page0'],
        heldBy: 'pin0',
        why: expect.stringMatching(/^since step \d+: .*nothing obliges it to go on$/),
        by: 'pin0',
      },
    ]);
  });
});
