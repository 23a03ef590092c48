import { steps } from '../../model/thread.ts';
import type { RangedPorts } from './ranged-ports.ts';
import { beginUnmap, taskUnmap } from './task-unmap.ts';

const step = steps<RangedPorts>();

/** What a task can begin with any pagemap: to register it, to unregister it, to look it up. */
export const beginRanged = {
  memremap_pages: step('in memremap_pages', { registration: 'BEGIN' }, { facts: 'A2 M1' }),
  'memremap_pages_ret (error, unwound)': step('elsewhere', {
    registration: ['looks registering', 'FAIL'],
  }),
  ...beginUnmap,
  'get_dev_pagemap (lookup)': step('in get_dev_pagemap', {}, { facts: 'A4' }),
  'get_dev_pagemap (cached)': step(
    'found',
    { registration: 'looks registered' },
    { source: 'mm/memremap.c: get_dev_pagemap', facts: 'A4' },
  ),
} as const;

/** The calls that begin so, for a pagemap whose ranges hold references. */
export const callsRanged = {
  ...taskUnmap('elsewhere'),
  'in memremap_pages': {
    meta: { source: 'mm/memremap.c: memremap_pages', facts: 'A2' },
    on: {
      percpu_ref_get_many: step(
        'in memremap_pages',
        { registration: 'looks registering', ranges: 'TAKE', ref: 'GET' },
        { source: 'mm/memremap.c: pagemap_range', facts: 'A2 M3.11' },
      ),
      'memremap_pages_ret (ok)': step(
        'elsewhere',
        { registration: 'SUCCEED', ranges: 'looks held' },
        { facts: 'A2 M3' },
      ),
      'memremap_pages_ret (error)': step(
        'elsewhere',
        { registration: 'FAIL', ranges: 'looks none' },
        { facts: 'A2 M3' },
      ),
      'memunmap_pages (unwinding)': step(
        'in memunmap_pages',
        { unregister: 'BEGIN' },
        { facts: 'A2 M4.e' },
      ),
    },
  },
  killed: {
    tags: 'silent',
    on: {
      'percpu_ref_put_many (ranges)': step(
        'ranges put',
        { ranges: 'DROP', ref: 'PUT' },
        { facts: 'A3 U2' },
      ),
      'percpu_ref_put_many (ranges, last)': step(
        'releasing in memunmap_pages',
        { ranges: 'DROP', ref: 'PUT_LAST' },
        { facts: 'A3 U2' },
      ),
      'no range to put': step('ranges put', { ranges: 'looks none' }, { facts: 'A3 U2' }),
    },
  },
  'releasing in memunmap_pages': {
    tags: 'silent',
    meta: { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A1 REF-put' },
    on: { pgmap_ref_released: step('ranges put', { done: 'COMPLETE' }) },
  },
  'ranges put': {
    on: { wait_for_completion: step('waiting', {}, { facts: 'A3 U3' }) },
  },
  'in get_dev_pagemap': {
    tags: 'silent',
    meta: { source: 'mm/memremap.c: get_dev_pagemap', facts: 'A4' },
    on: {
      percpu_ref_tryget_live_rcu: step('found', { ref: 'TRYGET_LIVE', transient: 'HOLD' }),
      'percpu_ref_tryget_live_rcu fails': step('not found', { ref: 'TRYGET_LIVE_FAILS' }),
    },
  },
  'not found': {
    tags: 'silent',
    on: { 'get_dev_pagemap_ret (null)': step('elsewhere', {}, { facts: 'A4' }) },
  },
} as const;
