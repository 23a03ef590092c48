import { describe, expect, it } from 'vitest';
import { setUpOf } from '../../src/report/run/set-up.ts';
import { lasso } from './fixtures/lasso.ts';
import { state, Teller } from './fixtures/tell.ts';
import { useAfterFree } from './fixtures/use-after-free.ts';

const rest = state('idle', {}, 'rest');
const HEADER = {
  system: 's',
  sizes: {},
  kernel: '7.3',
  reverted: [],
  dropped: [],
  rule: { id: 'r', sentence: 's', kind: 'violation' },
  replay: 'unplug verify s',
};

describe('setUpOf', () => {
  it('folds up to the last moment at which every thread is at rest', () => {
    const { length, episodes, leaves } = setUpOf(useAfterFree());
    expect(length).toBe(6);
    expect(episodes).toEqual(['driver: memremap_pages() (3 steps)', 'A: touch [page 0] (3 steps)']);
    expect(leaves).toEqual([
      'driver bound',
      'ref live, n 1',
      'page0 mapped, present, refs 1',
      'pte0.0 device',
    ]);
  });

  it('does not fold while a thread is in the middle of something', () => {
    const teller = new Teller({ a: rest, b: rest }, { lock: state('free') });
    teller.step('a', 'mutex_lock()', state('locked'), { lock: { to: state('held') } });
    for (const _ of Array.from({ length: 5 })) teller.step('b', 'poll', rest);
    teller.step('a', 'mutex_unlock()', rest, { lock: { to: state('free') } });
    expect(setUpOf(teller.run(HEADER)).length).toBe(0);
  });

  it('keeps the last step even when everything rests after it', () => {
    const teller = new Teller({ a: rest }, { page: state('used', { refs: 1 }) });
    for (const refs of [2, 3, 4, 5]) {
      teller.step('a', 'folio_get()', rest, { page: { to: state('used', { refs }) } });
    }
    expect(setUpOf(teller.run(HEADER))).toEqual({
      length: 3,
      episodes: ['a: folio_get()', 'a: folio_get()', 'a: folio_get()'],
      leaves: ['page used, refs 4'],
    });
  });

  it('tells nothing of what takes no part later', () => {
    const teller = new Teller({ a: rest, b: rest }, { x: state('zero'), y: state('zero') });
    teller.step('a', 'one', rest, { x: { to: state('one') } });
    teller.step('a', 'two', rest, { x: { to: state('two') } });
    teller.step('a', 'three', rest, { y: { to: state('three') } });
    teller.step('b', 'four', rest, { y: { to: state('four') } });
    expect(setUpOf(teller.run(HEADER)).leaves).toEqual(['y three']);
  });

  it('never folds the loop of a lasso', () => {
    const run = lasso();
    const restful = run.steps.map((step) => ({
      ...step,
      participants: step.participants.map((one) => ({ ...one, to: { ...one.to, tags: ['rest'] } })),
    }));
    expect(setUpOf({ ...run, steps: restful, loop: 5 }).length).toBe(5);
    expect(setUpOf({ ...run, steps: restful, loop: 1 }).length).toBe(0);
  });

  it('folds nothing when no state says that it is at rest', () => {
    const run = useAfterFree();
    const stripped = JSON.parse(
      JSON.stringify(run, (key, value: unknown) => (key === 'tags' ? undefined : value)),
    ) as typeof run;
    expect(setUpOf(stripped).length).toBe(0);
  });

  describe('of a run in which three steps lead to a quiet moment', () => {
    const object = (value: string) => ({ to: state(value) });
    const told = () => {
      const teller = new Teller({ a: rest, b: rest }, { page: state('free'), pte: state('none') });
      teller.step('a', 'get', rest, { page: object('one') });
      teller.step('a', 'map', rest, { pte: object('mapped') });
      teller.step('a', 'use', rest);
      teller.step('b', 'wait', rest, { page: object('waited for') });
      return teller.run(HEADER);
    };
    const waits = { waiter: 'b', waitsFor: 'page' };

    it('folds where an object has what is waited for, and tells its state', () => {
      const holders = [{ ...waits, heldBy: 'pte', by: 'pte', since: 2 }];
      const { length, leaves } = setUpOf({ ...told(), holders });
      expect(length).toBe(3);
      expect(leaves).toEqual(['page one', 'pte mapped']);
    });

    it('shows the step at which a thread took it, or at which one took what is lost', () => {
      const taken = { ...waits, heldBy: 'a', since: 1 };
      expect(setUpOf({ ...told(), holders: [{ ...taken, by: 'a' }] }).length).toBe(0);
      expect(setUpOf({ ...told(), holders: [taken] }).length).toBe(0);
    });

    it('shows the steps that race', () => {
      const race = { early: 2, between: 3, late: 4, order: [1, 2, 4, 3] };
      expect(setUpOf({ ...told(), race }).length).toBe(0);
      expect(setUpOf({ ...told(), race: 'none' }).length).toBe(3);
    });

    it('tells what the rule judges even where it takes no part later', () => {
      expect(setUpOf(told()).leaves).toEqual(['page one']);
      expect(setUpOf({ ...told(), judged: ['pte'] }).leaves).toEqual(['page one', 'pte mapped']);
    });
  });
});
