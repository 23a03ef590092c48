import { describe, expect, it } from 'vitest';
import {
  describe as told,
  difference,
  readable,
  sameState,
} from '../../src/report/run/local-state.ts';
import { state } from './fixtures/tell.ts';

describe('readable', () => {
  it.each([
    ['live', 'live'],
    [{ bound: 'idle' }, 'bound.idle'],
    [{ bound: { open: 'once' } }, 'bound.open.once'],
    [{ lock: 'held', use: { mapped: 'twice' } }, 'lock: held, use: mapped.twice'],
  ])('%j', (value, text) => {
    expect(readable(value)).toBe(text);
  });
});

describe('difference', () => {
  it('is empty for one state written in two ways', () => {
    expect(difference(state('a', { n: 1, m: 2 }), state('a', { m: 2, n: 1 }))).toEqual([]);
  });

  it('tells only the regions and fields that changed', () => {
    const from = state({ lock: 'free', use: 'mapped' }, { n: 2, dead: false, left: 4 });
    const to = state({ lock: 'held', use: 'mapped' }, { n: 1, dead: true, left: 4 });
    expect(difference(from, to)).toEqual(['lock: free -> held', 'now dead', 'n 2 -> 1']);
  });

  it('tells a field that appears, and one that goes only if the value stays', () => {
    expect(difference(state('a'), state('a', { page: 0 }))).toEqual(['page = 0']);
    expect(difference(state('a', { page: 0 }), state('a'))).toEqual(['page 0 -> none']);
    expect(difference(state('a', { page: 0 }), state('b'))).toEqual(['a -> b']);
  });

  it('tells a flag by its name, absent or not', () => {
    const flags = (locked?: boolean) => state('a', locked === undefined ? {} : { locked });
    expect(difference(flags(), flags(true))).toEqual(['now locked']);
    expect(difference(flags(false), flags(true))).toEqual(['now locked']);
    expect(difference(flags(true), flags())).toEqual(['no longer locked']);
    expect(difference(flags(true), flags(false))).toEqual(['no longer locked']);
    expect(difference(flags(), flags(false))).toEqual(['not locked']);
  });

  it('compares lists and objects by what is in them', () => {
    expect(difference(state('a', { q: [1, 2] }), state('a', { q: [1, 2] }))).toEqual([]);
    expect(difference(state('a', { q: [1] }), state('a', { q: [1, 2] }))).toEqual([
      'q [1] -> [1,2]',
    ]);
  });
});

describe('describe and sameState', () => {
  it('tells value and fields by name', () => {
    expect(told(state('dead', { n: 1, atomic: true, last: false }))).toBe(
      'dead, atomic, not last, n 1',
    );
  });

  it('does not take tags for a part of the state', () => {
    expect(sameState(state('a', {}, 'rest'), state('a'))).toBe(true);
    expect(sameState(state('a', { n: 1 }), state('a', { n: 2 }))).toBe(false);
  });
});
