import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { kernelNamed } from '../../src/history/kernels.ts';
import { p2pdmaSystem } from '../../src/systems/p2pdma.ts';
import { brokenIn, verdictOf } from './verdict-of.ts';

const duty = (id: string) => p2pdmaSystem.duties.filter((one) => one.id === id);
const without = (version: string) =>
  kernelNamed(version).reverts.flatMap((id) => edits.filter((edit) => edit.id === id));

describe('p2pdma', () => {
  test.each([{}, ...p2pdmaSystem.alsoAt])(
    'every rule holds and every situation is met at %j',
    async (sizes) => {
      const { rules, complete } = await verdictOf(p2pdmaSystem, { sizes });
      expect(complete).toBe(true);
      for (const { rule, kind, standing } of rules)
        expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
    },
  );

  test('while the file is drained first, an mmap never meets a dead pagemap nor puts last', async () => {
    const { neverFired } = await verdictOf(p2pdmaSystem);
    const ofMapper = neverFired.filter(({ machine }) => machine === 'p2p_mapper');
    expect(ofMapper.map(({ name }) => name)).toEqual([
      'allocate.tryget: percpu_ref_tryget_live_rcu: dead',
      'allocate.undo: gen_pool_free, rcu_read_unlock',
      'putOwn: put_page (last)',
      'freeOwn.callback: p2pdma_folio_free: gen_pool_free_owner',
      'freeOwn.reference.put: percpu_ref_put',
      'freeOwn.reference.put: percpu_ref_put (last)',
      'freeOwn.reference.release: complete(&pgmap->done)',
      'putTemporary.put: percpu_ref_put (last)',
      'putTemporary.release: complete(&pgmap->done)',
      'putFailed.put: percpu_ref_put (last)',
      'putFailed.release: complete(&pgmap->done)',
    ]);
  });

  test.each([
    ['client-frees-p2p-memory', 'client0'],
    ['requests-end', 'request0'],
  ])('without %s the unplug is blocked, and it is said by whom', async (id, holder) => {
    const verdict = await verdictOf(p2pdmaSystem, { sizes: { pages: 1 }, duties: duty(id) });
    expect(brokenIn(verdict)).toEqual(['p2p-unbind-finishes']);
    expect(verdict.rules.find(({ rule }) => rule === 'p2p-unbind-finishes')).toMatchObject({
      progress: { alwaysFinishes: false, canFinish: true },
      run: {
        holders: [
          {
            waiter: 'driver',
            waitsFor: 'the last reference of ref',
            by: holder,
          },
        ],
      },
    });
  });

  test('a client that frees under the lock of the unbind and the unbind wait for each other', async () => {
    const duties = duty('client-frees-without-device-lock');
    const verdict = await verdictOf(p2pdmaSystem, { sizes: { pages: 1 }, duties });
    expect(brokenIn(verdict)).toEqual(['no-deadlock', 'p2p-unbind-finishes']);
  });

  test('every duty is needed', async () => {
    for (const { id, shownAt = {} } of p2pdmaSystem.duties) {
      const sizes = { pages: 1, processes: 0, clients: 1, ...shownAt };
      expect(brokenIn(await verdictOf(p2pdmaSystem, { sizes, duties: duty(id) })), id).not.toEqual(
        [],
      );
    }
  });

  test('6.1, without mmap, is safe and finishes; 6.12 uses a struct page after its removal', async () => {
    const { processes } = kernelNamed('6.1.192').sizes!['p2pdma']!;
    expect(processes).toBe(0);
    const old = await verdictOf(p2pdmaSystem, {
      sizes: { processes: 0 },
      edits: without('6.1.192'),
    });
    expect(brokenIn(old)).toEqual([]);
    const newer = await verdictOf(p2pdmaSystem, {
      sizes: { pages: 1 },
      edits: without('6.12.117'),
    });
    expect(brokenIn(newer)).toEqual([
      'no-deadlock',
      'p2p-page-counted-rightly',
      'p2p-page-not-used-after-remove',
      'p2p-unbind-finishes',
    ]);
  });
});
