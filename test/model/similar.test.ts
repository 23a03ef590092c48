import { describe, expect, test } from 'vitest';
import { similar } from '../../src/model/similar.ts';

const names = ['evicts-until-empty', 'close-evicts-until-empty', 'kills-once', 'unmaps-once'];

describe('similar', () => {
  test('offers what contains the typed name, and what is a few letters away, likeliest first', () => {
    expect(similar('evict', names)).toEqual(['evicts-until-empty', 'close-evicts-until-empty']);
    expect(similar('kill-once', names)[0]).toBe('kills-once');
    expect(similar('unmap-onec', names)).toEqual(['unmaps-once']);
  });

  test('offers nothing for a name that resembles none', () => {
    expect(similar('percpu-ref', names)).toEqual([]);
  });
});
