import { expect, it } from 'vitest';
import type { Duty } from '../../src/index.ts';
import { kref, listEntry, refcount, srcu } from '../../src/machines/index.ts';
import { brokenIn, verdictOf } from '../systems/verdict-of.ts';
import { after, afterFrom, takes } from './after.ts';
import {
  doesNotSynchronize,
  getsWithoutTest,
  lookUpSystem,
  staysListed,
  synchronizesInsideSection,
  takesNoReference,
} from './counted-object-systems.ts';

async function broken(...duties: readonly Duty[]): Promise<string[]> {
  const verdict = await verdictOf(lookUpSystem, { duties });
  expect(verdict.complete).toBe(true);
  return brokenIn(verdict);
}

it('an object that is looked up in a section with a reference is there while it is used', async () => {
  expect(await broken()).toEqual([]);
});

it('without a grace period a reader that has found the object may find it freed', async () => {
  expect(await broken(doesNotSynchronize)).toEqual(['kref']);
});

it('left in the list, it is found after it was freed', async () => {
  expect(await broken(staysListed)).toEqual(['kref', 'list_entry']);
});

it('without a reference it is used after it was freed', async () => {
  expect(await broken(takesNoReference)).toEqual(['kref']);
});

it('kref_get does not ask whether a reference is left', async () => {
  expect(await broken(getsWithoutTest)).toEqual([]);
  expect(await broken(getsWithoutTest, staysListed)).toEqual(['kref', 'list_entry']);
});

it('synchronize_srcu in a section of its own domain never returns', async () => {
  expect(await broken(synchronizesInsideSection)).toEqual(['no-deadlock']);
});

it('synchronize_srcu waits for the sections that began before, nested ones too, and for no other', () => {
  const { machine } = srcu;
  const ends = (...events: string[]) => takes(after(machine, ...events), 'w: SYNCHRONIZED');
  expect(ends('w: SYNCHRONIZE')).toBe(true);
  expect(ends('a: READ_LOCK', 'w: SYNCHRONIZE')).toBe(false);
  expect(ends('w: SYNCHRONIZE', 'a: READ_LOCK')).toBe(true);
  expect(ends('a: READ_LOCK', 'w: SYNCHRONIZE', 'b: READ_LOCK', 'a: READ_UNLOCK')).toBe(true);
  const nested = ['a: READ_LOCK', 'w: SYNCHRONIZE', 'a: READ_LOCK', 'a: READ_UNLOCK'];
  expect(ends(...nested)).toBe(false);
  expect(ends(...nested, 'a: READ_UNLOCK')).toBe(true);
  const twice = ['a: READ_LOCK', 'a: READ_LOCK', 'w: SYNCHRONIZE', 'a: READ_UNLOCK'];
  expect(ends(...twice)).toBe(false);
  expect(ends(...twice, 'a: READ_UNLOCK')).toBe(true);
});

it('two waits of one SRCU domain each have their own sections', () => {
  const { machine } = srcu;
  const two = [
    'a: READ_LOCK',
    'v: SYNCHRONIZE',
    'b: READ_LOCK',
    'w: SYNCHRONIZE',
    'a: READ_UNLOCK',
  ];
  const state = after(machine, ...two);
  expect([takes(state, 'v: SYNCHRONIZED'), takes(state, 'w: SYNCHRONIZED')]).toEqual([true, false]);
  expect(after(machine, ...two, 'b: READ_UNLOCK', 'w: SYNCHRONIZED', 'v: SYNCHRONIZED').value).toBe(
    'domain',
  );
  expect(after(machine, 'a: READ_LOCK', 'b: READ_UNLOCK').value).toBe('unbalanced');
});

it('a refcount warns where lib/refcount.c does', () => {
  const { machine } = refcount;
  expect(after(machine, 'INC', 'DEC_NOT_LAST', 'DEC_LAST').value).toBe('zero');
  expect(after(machine, 'DEC_LAST', 'INC').value).toBe('addedToZero');
  expect(after(machine, 'DEC_LAST', 'DEC_NOT_LAST').value).toBe('underflow');
  expect(after(machine, 'INC', 'SET').value).toBe('overwritten');
  expect(after(machine, 'DEC_LAST', 'SET').value).toBe('counted');
  expect(takes(after(machine, 'DEC_LAST'), 'INC_NOT_ZERO')).toBe(false);
  expect(takes(after(machine, 'DEC_LAST'), 'IS_ZERO')).toBe(true);
});

it('a refcount has no silent cap: it saturates where it is said to, and that is a violation', () => {
  const { machine } = refcount;
  const many = Array.from({ length: 100 }, () => 'INC');
  expect(after(machine, ...many).context).toEqual({ count: 101 });
  expect(afterFrom(machine, { max: 2 }, 'INC').value).toBe('counted');
  expect(afterFrom(machine, { max: 2 }, 'INC', 'INC').value).toBe('saturated');
  expect(afterFrom(machine, { max: 2 }, 'INC', 'INC_NOT_ZERO').value).toBe('saturated');
});

it('a kref is freed by its release, and used by nobody after', () => {
  const { machine } = kref;
  expect(after(machine, 'GET', 'PUT', 'PUT_LAST', 'USE', 'FREE').value).toBe('freed');
  expect(after(machine, 'FREE').value).toBe('freedInUse');
  expect(after(machine, 'PUT_LAST', 'PUT').value).toBe('putTwice');
  expect(after(machine, 'PUT_LAST', 'GET').value).toBe('addedToZero');
  for (const event of ['GET', 'IS_ZERO', 'PUT', 'USE', 'FREE'])
    expect(after(machine, 'PUT_LAST', 'FREE', event).value, event).toBe('usedAfterFree');
});

it('an entry is in one list once, and leads on only while it is in it or readers may be there', () => {
  const { machine } = listEntry;
  expect(after(machine, 'ADD', 'ADD').value).toBe('addedTwice');
  expect(after(machine, 'DEL').value).toBe('deletedTwice');
  expect(after(machine, 'ADD', 'DEL', 'DEL').value).toBe('deletedTwice');
  expect(after(machine, 'ADD', 'DEL', 'NEXT').value).toBe('usedAfterDel');
  expect(after(machine, 'ADD', 'DEL_RCU', 'NEXT', 'USE', 'FREE').value).toBe('freed');
  expect(after(machine, 'ADD', 'FREE', 'PASS').value).toBe('usedAfterFree');
  expect(takes(after(machine, 'ADD', 'DEL'), 'FOUND')).toBe(false);
});
