import { describe, expect, it } from 'vitest';
import { memRegion } from '../../src/machines/objects/pagemap/mem-region.ts';
import { mutex } from '../../src/machines/objects/locks/mutex.ts';
import { rwSemaphore } from '../../src/machines/objects/locks/rw-semaphore.ts';
import { spinlock } from '../../src/machines/objects/locks/spinlock.ts';
import { after, takes } from './after.ts';

describe.each([
  ['mutex', mutex, 'LOCK', 'UNLOCK', 'unlockedByNonHolder'],
  ['spinlock', spinlock, 'LOCK', 'UNLOCK', 'unlockedByNonHolder'],
  ['rw_semaphore, write', rwSemaphore, 'WRITE_LOCK', 'WRITE_UNLOCK', 'unbalanced'],
  ['rw_semaphore, read', rwSemaphore, 'READ_LOCK', 'READ_UNLOCK', 'unbalanced'],
  ['mem_region', memRegion, 'REQUEST', 'RELEASE', 'releasedTwice'],
])('%s', (_, { machine }, take, release, broken) => {
  it('is released by who took it, and may be taken again', () => {
    const again = after(machine, `a: ${take}`, `a: ${release}`, `b: ${take}`, `b: ${release}`);
    expect(again.tags.has('violation')).toBe(false);
    expect(again.value).toBe(after(machine).value);
  });

  it('breaks when another releases it, or when nobody has it', () => {
    expect(after(machine, `a: ${take}`, `b: ${release}`).value).toBe(broken);
    expect(after(machine, `a: ${release}`).value).toBe(broken);
    expect(after(machine, `a: ${take}`, `a: ${release}`, `a: ${release}`).value).toBe(broken);
  });
});

it('a mutex keeps its owner out, too, and answers a trylock', () => {
  const locked = after(mutex.machine, 'a: TRYLOCK');
  expect(['a: LOCK', 'b: LOCK', 'b: TRYLOCK'].map((event) => takes(locked, event))).toEqual([
    false,
    false,
    false,
  ]);
  expect(takes(locked, 'b: TRYLOCK_BUSY')).toBe(true);
  expect(takes(after(mutex.machine), 'b: TRYLOCK_BUSY')).toBe(false);
});

it('a writer waits for every reader, and a reader for the writer', () => {
  const { machine } = rwSemaphore;
  const read = after(machine, 'a: READ_LOCK', 'b: READ_LOCK', 'a: READ_UNLOCK');
  expect(takes(read, 'c: WRITE_LOCK')).toBe(false);
  const written = after(machine, 'a: READ_LOCK', 'a: READ_UNLOCK', 'b: WRITE_LOCK');
  expect(takes(written, 'a: READ_LOCK')).toBe(false);
});

it('a thread that read-locks again would wait for a writer that waits for it', () => {
  expect(after(rwSemaphore.machine, 'a: READ_LOCK', 'a: READ_LOCK').value).toBe('readTwice');
});
