import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../model/thread.ts';
import type { SlicePorts } from './slice-ports.ts';
import { beginUnmap, taskUnmap } from './task-unmap.ts';

const step = steps<SlicePorts>();

const machine = setup({ types: threadTypes<SlicePorts>() }).createMachine({
  id: 'slice_task',
  description:
    'A task as probes show it. A step named like a probe is its event; any other leaves no event. From a state tagged `silent` the task comes back before its next event of any kind',
  initial: 'elsewhere',
  states: {
    elsewhere: {
      tags: 'rest',
      on: {
        memremap_pages: step('in memremap_pages', { registration: 'BEGIN' }, { facts: 'A2 M1' }),
        // The unwinding of a registration that failed half-way is a memunmap_pages of its own.
        'memremap_pages_ret (error, unwound)': step('elsewhere', {
          registration: ['looks registering', 'FAIL'],
        }),
        ...beginUnmap,
        'get_dev_pagemap (lookup)': step('in get_dev_pagemap', {}, { facts: 'A4' }),
        // The caller's reference moves along with the pagemap that it was handed.
        'get_dev_pagemap (cached)': step(
          'found',
          { registration: 'looks registered' },
          { facts: 'A4' },
        ),
        zone_device_page_init: step(
          'in zone_device_page_init',
          { registration: 'looks registered', page: 'ALLOC', pgmap: 'PAGE_INIT' },
          { facts: 'A5' },
        ),
        'zone_device_page_init (page in use)': step(
          'in zone_device_page_init',
          { inUse: 'some looks allocated', page: 'INIT', pgmap: 'PAGE_INIT' },
          { facts: 'A5' },
        ),
        free_zone_device: step(
          'in free_zone_device',
          { page: 'PUT_LAST', pgmap: 'USE' },
          { facts: 'A6' },
        ),
      },
    },
    'in memremap_pages': {
      meta: { source: 'mm/memremap.c: memremap_pages', facts: 'A2' },
      on: {
        'memremap_pages_ret (ok)': step(
          'elsewhere',
          { registration: 'SUCCEED' },
          { facts: 'A2 M3' },
        ),
        'memremap_pages_ret (error)': step(
          'elsewhere',
          { registration: 'FAIL' },
          { facts: 'A2 M3' },
        ),
        'memunmap_pages (unwinding)': step(
          'in memunmap_pages',
          { unregister: 'BEGIN' },
          { facts: 'A2 M4.e' },
        ),
      },
    },
    'in get_dev_pagemap': {
      tags: 'silent',
      meta: { source: 'mm/memremap.c: get_dev_pagemap', facts: 'A4' },
      on: {
        percpu_ref_tryget_live_rcu: step('found', { ref: 'TRYGET_LIVE', transient: 'HOLD' }),
        'percpu_ref_tryget_live_rcu fails': step('not found', { ref: 'TRYGET_LIVE_FAILS' }),
      },
    },
    found: {
      tags: 'silent',
      on: { 'get_dev_pagemap_ret (found)': step('elsewhere', {}, { facts: 'A4' }) },
    },
    'not found': {
      tags: 'silent',
      on: { 'get_dev_pagemap_ret (null)': step('elsewhere', {}, { facts: 'A4' }) },
    },
    'in zone_device_page_init': {
      tags: 'silent',
      meta: { source: 'mm/memremap.c: zone_device_page_init', facts: 'A5' },
      on: {
        percpu_ref_tryget_many: step('counted', { ref: 'TRYGET' }),
        'percpu_ref_tryget_many fails': step('counted', { ref: 'TRYGET_FAILS' }),
      },
    },
    counted: {
      tags: 'silent',
      on: { set_page_count: step('elsewhere', { page: 'INIT' }, { facts: 'A5' }) },
    },
    'in free_zone_device': {
      tags: 'silent',
      meta: { source: 'mm/memremap.c: free_zone_device_folio', facts: 'A6' },
      on: { drv_page_free: step('in drv_page_free', { pgmap: 'USE' }, { facts: 'A6 F5' }) },
    },
    'in drv_page_free': {
      tags: 'silent',
      on: { folio_free: step('freed', { page: 'FOLIO_FREE' }, { facts: 'A6 F5' }) },
    },
    freed: {
      tags: 'silent',
      on: {
        percpu_ref_put_many: step('elsewhere', { ref: 'PUT' }, { facts: 'A6 F7' }),
        'percpu_ref_put_many (last)': step('releasing', { ref: 'PUT_LAST' }, { facts: 'A6 F7' }),
      },
    },
    releasing: {
      tags: 'silent',
      meta: { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A1 REF-put' },
      on: { pgmap_ref_released: step('elsewhere', { done: 'COMPLETE' }) },
    },
    ...taskUnmap('elsewhere'),
  },
});

/** A task of the log, in the slice of one pagemap or of one page. */
export const sliceTask = thread<SlicePorts>(machine, { actor: 'kernel' });
