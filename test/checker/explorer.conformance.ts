import { describe, expect, it } from 'vitest';
import pgmap from '../../examples/pgmap.ts';
import type { Census, Explorer } from './explorers/explorer.ts';
import type { SystemDef } from '../../src/model/system.ts';
import { counters, ticking } from './counting-systems.ts';
import { helped, starvation, twoLocks } from './small-systems.ts';
import { NEWEST_SUBJECT } from './subject.ts';

/** What every explorer must find, told with systems small enough to be searched by hand. */
export function explorerConformance({ name, census }: Explorer): void {
  const search = (system: SystemDef, sizes = {}, statesMax = 1e6): Promise<Census> =>
    census({ ...NEWEST_SUBJECT, system, sizes }, statesMax);

  describe(`${name} explorer`, () => {
    it('counts the pgmap protocol as rumur does', async () => {
      const found = await search(pgmap, { pages: 2, users: 2 });
      expect(found).toMatchObject({ states: 865, complete: true });
      expect(found.rules.map(({ standing }) => standing)).toEqual(Array(5).fill('holds'));
    });

    it('finds that opposite lock orders deadlock, and one order does not', async () => {
      // Opposite: both idle, one or both holding the first lock, one with both while the other is idle.
      expect(await search(twoLocks(true))).toEqual({
        states: 6,
        transitions: 8,
        depth: 2,
        complete: true,
        rules: [
          { rule: 'unlocked-only-when-held', standing: 'holds' },
          { rule: 'no-deadlock', standing: 'broken', length: 2 },
          { rule: 'both-held', standing: 'covered', length: 2 },
          { rule: 'three-locks', standing: 'not applicable' },
        ],
      });
      expect(await search(twoLocks(false))).toMatchObject({
        states: 5,
        transitions: 6,
        depth: 2,
        rules: [{ standing: 'holds' }, { standing: 'holds' }, { standing: 'covered' }, {}],
      });
    });

    it.each([
      ['a wait for a lock is strongly fair', false, [], true],
      ['polling is only weakly fair and can be starved', true, [], false],
      ['a poll taken as strongly fair gets its turn', true, ['sees it free'], true],
      ['naming the other outcome as fair does not help', true, ['sees it held'], false],
    ] as const)('%s', async (_sentence, tries, stronglyFair, finishes) => {
      const { rules } = await search(starvation(tries, stronglyFair));
      expect(rules[1]).toEqual({
        rule: 'waiter-finishes',
        standing: finishes ? 'holds' : 'broken',
        answers: { alwaysFinishes: finishes, canFinishWithoutUsers: true, canFinish: true },
      });
    });

    it.each([
      [
        'kernel',
        'always finishes',
        'holds',
        { alwaysFinishes: true, canFinishWithoutUsers: true, canFinish: true },
        'holds',
      ],
      [
        'user',
        'always finishes',
        'broken',
        { alwaysFinishes: false, canFinishWithoutUsers: false, canFinish: true },
        'holds',
      ],
      [
        'user',
        'can finish without users',
        'broken',
        { alwaysFinishes: false, canFinishWithoutUsers: false, canFinish: true },
        'holds',
      ],
      [
        'user',
        'can finish',
        'holds',
        { alwaysFinishes: false, canFinishWithoutUsers: false, canFinish: true },
        'holds',
      ],
      [
        'nobody',
        'can finish',
        'broken',
        { alwaysFinishes: false, canFinishWithoutUsers: false, canFinish: false },
        'broken',
      ],
    ] as const)('help by %s: "%s" %s', async (by, demands, standing, answers, deadlock) => {
      const { rules } = await search(helped(by, demands));
      expect(rules[0]).toMatchObject({ standing, answers });
      expect(rules[1]).toMatchObject({ standing: deadlock });
    });

    it('does not expand a state with corrupt memory, and says undecided behind it', async () => {
      // Safe to go on: two counters of 0 to 1 or overflown, idle or chosen: 9 × 3 states.
      expect(await search(counters(2, 1, false))).toMatchObject({
        states: 27,
        rules: [{ standing: 'broken', length: 4 }, { standing: 'not reachable' }],
      });
      const corrupt = await search(counters(2, 1, true));
      expect(corrupt.rules).toEqual([
        { rule: 'no-overflow', standing: 'broken', length: 4 },
        { rule: 'never', standing: 'undecided' },
      ]);
      // The four sound pairs in three thread states, and one overflown counter beside a sound one, idle.
      expect(corrupt.states).toBe(16);
    });

    it('says undecided when it stopped at its limit', async () => {
      const { complete, rules } = await search(counters(2, 1, false), {}, 6);
      expect(complete).toBe(false);
      expect(rules).toEqual([
        { rule: 'no-overflow', standing: 'undecided' },
        { rule: 'never', standing: 'undecided' },
      ]);
      const stuck = await search(helped('nobody', 'can finish'), {}, 1);
      expect(stuck.rules.map(({ standing }) => standing)).toEqual(['undecided', 'undecided']);
    });

    it('takes more than 64 enabled steps in one state', async () => {
      // 70 counters of which at most one has counted to 1 before the search is cut by the violation.
      const found = await search(counters(70, 0, true));
      expect(found).toMatchObject({ states: 141, transitions: 140, depth: 2 });
    });

    it('packs states wider than 32 bits, and counters longer than a field or a row', async () => {
      expect(await search(ticking(40, 5))).toMatchObject({ states: 7, transitions: 6, depth: 6 });
      const long = await search(ticking(3, 700));
      expect(long).toMatchObject({ states: 702, transitions: 701, depth: 701 });
      expect(long.rules).toEqual([{ rule: 'no-overflow', standing: 'broken', length: 701 }]);
    });
  });
}
