import { steps } from '../../../model/thread.ts';
import { freeTail, type FreePorts } from './free-tail.ts';
import type { pte } from '../../objects/pages/pte.ts';
import type { spinlock } from '../../objects/locks/spinlock.ts';

/** What a thread that unmaps needs. */
export interface ZapPorts extends FreePorts {
  pte: typeof pte;
  ptl: typeof spinlock;
}

const step = steps<ZapPorts>();

/**
 * The steps that take one entry out of a page table, under its lock.
 *
 * Only a put that frees the page is seen to hold the lock: every other section under it is one step.
 * A present entry gives its reference to the mmu_gather, which puts it when the lock is dropped.
 *
 * @param done where the caller goes on
 * @param freeing the state that `zapFree` makes
 * @param how `picks` for a caller that chooses its page with this step
 */
export const zapEntry = <const D extends string, const F extends string, const A extends string>(
  done: D,
  freeing: F,
  how: { readonly picks?: readonly ['page']; readonly actions?: A; readonly before?: object } = {},
) => {
  const { before = {}, actions, ...picks } = how;
  const meta = { source: 'mm/memory.c: zap_nonpresent_ptes', facts: 'A10 munmap', ...picks };
  return {
    zap_present_ptes: step(done, { ...before, pte: ['looks ram', 'ZAP'] }, meta),
    'zap_present_ptes: device page': step(
      `${freeing}.gathered`,
      { ...before, pte: ['looks device coherent', 'ZAP'], page: 'UNMAP' },
      {
        ...meta,
        source: 'mm/memory.c: zap_present_ptes',
        facts: 'A10 present',
        ...(actions !== undefined && { actions }),
      },
    ),
    'zap_nonpresent_ptes: migration entry of RAM': step(
      done,
      { ...before, pte: ['looks migrating from ram', 'ZAP'] },
      meta,
    ),
    'zap_nonpresent_ptes: migration entry': step(
      done,
      { ...before, pte: ['looks migration', 'ZAP'], page: 'DROP_ENTRY' },
      meta,
    ),
    zap_nonpresent_ptes: step(
      done,
      { ...before, pte: ['looks device private', 'ZAP'], page: 'UNMAP_PUT' },
      meta,
    ),
    'zap_nonpresent_ptes (last)': step(
      freeing,
      { ...before, pte: ['looks device private', 'ZAP'], page: 'UNMAP_PUT_LAST', ptl: 'LOCK' },
      { ...meta, ...(actions !== undefined && { actions }) },
    ),
  };
};

/**
 * A device-private page is freed under the page-table lock: folio_free must not sleep. A coherent
 * one is freed after the lock is dropped and the TLB is flushed.
 *
 * @param self this state as `#machine.state`
 * @param then where the caller goes on
 * @param actions what it does then
 */
export const zapFree = <const S extends string, const T extends string, const A extends string>(
  self: S,
  then: T,
  actions?: A,
) => ({
  initial: 'free',
  meta: { source: 'mm/memory.c: zap_pte_range' },
  states: {
    free: freeTail(`${self}.unlock`),
    unlock: {
      on: {
        pte_unmap_unlock: step(
          then,
          { ptl: 'UNLOCK' },
          { facts: 'A10 munmap', ...(actions !== undefined && { actions }) },
        ),
      },
    },
    gathered: {
      description: 'No longer mapped; the mmu_gather has the reference until the TLB is flushed',
      meta: { source: 'mm/mmu_gather.c: tlb_finish_mmu' },
      on: {
        folios_put_refs: step(
          then,
          { page: 'PUT' },
          { facts: 'A10 present', ...(actions !== undefined && { actions }) },
        ),
        'folios_put_refs (last)': step('flushed', { page: 'PUT_LAST' }, { facts: 'A10 present' }),
      },
    },
    flushed: { ...freeTail(`${self}.done`), tags: 'flushed' },
    done: { always: step(then, {}, actions !== undefined ? { actions } : {}) },
  },
});
