import { steps } from '../../../model/thread.ts';
import type { RegisterPorts } from './register-ports.ts';

const step = steps<RegisterPorts>();
const conflict = { source: 'mm/memremap.c: pagemap_range', facts: 'A2 M3.2' };

/**
 * memremap_pages with one range of a type that takes bias references (FS_DAX, GENERIC, P2PDMA).
 *
 * The conflict test sees live pagemaps only. An error of xa_store_range is put in by the candidate
 * `cand-xa-store`: it leaves behind what it has stored. Any other error takes back what its range has published, then
 * runs memunmap_pages as a whole: kill and wait are never left out.
 *
 * @param registered where success leads
 * @param unregister where the error path starts memunmap_pages
 */
export const memremapPages = <const R extends string, const U extends string>(
  registered: R,
  unregister: U,
) =>
  ({
    tags: 'registering',
    initial: 'validated',
    meta: { source: 'mm/memremap.c: memremap_pages', facts: 'A2' },
    states: {
      validated: {
        on: {
          percpu_ref_init: step(
            'initialised',
            { container: 'INIT', ref: 'INIT', done: 'INIT' },
            { actions: 'startRanges', facts: 'A2 M1 M2' },
          ),
        },
      },
      initialised: {
        on: {
          'get_dev_pagemap: no entry': step('unopposed', { entries: 'looks absent' }, conflict),
          'get_dev_pagemap: dead': step(
            'unopposed',
            { foundEntry: 'looks stored', foundRef: 'TRYGET_LIVE_FAILS', foundContainer: 'READ' },
            { ...conflict, picks: ['found'] },
          ),
          'get_dev_pagemap: conflict': step(
            'conflicting',
            { foundEntry: 'looks stored', foundRef: 'TRYGET_LIVE', foundContainer: 'READ' },
            { ...conflict, picks: ['found'], actions: 'find' },
          ),
        },
      },
      conflicting: {
        description: 'WARN: the range belongs to a live pagemap',
        on: {
          put_dev_pagemap: step(
            unregister,
            { foundRef: 'PUT' },
            { ...conflict, actions: 'forget' },
          ),
          'put_dev_pagemap (last)': step('releasingFound', { foundRef: 'PUT_LAST' }, conflict),
        },
      },
      releasingFound: {
        on: {
          'complete(&conflict->done)': step(
            unregister,
            { foundDone: 'COMPLETE', foundContainer: 'READ' },
            { ...conflict, actions: 'forget' },
          ),
        },
      },
      unopposed: {
        meta: { source: 'mm/memremap.c: pagemap_range' },
        on: {
          xa_store_range: step(
            'published',
            { entry: 'STORE', others: 'OVERWRITE' },
            { facts: 'A2 M3.4' },
          ),
          'region_intersects: error': step(
            unregister,
            {},
            { mayFail: true, facts: 'A2 M3.3 M4.e' },
          ),
        },
      },
      published: {
        description: 'A lookup finds the pagemap, live; its struct pages do not exist',
        meta: { source: 'mm/memremap.c: pagemap_range' },
        on: {
          'arch_add_memory, move_pfn_range_to_zone': step(
            'added',
            { memmap: 'ADD' },
            { sleeps: true, facts: 'A2 M3.5-M3.9' },
          ),
          'arch_add_memory: -EEXIST': step(
            'unwinding',
            { memmap: 'ADD_EXISTS' },
            { sleeps: true, facts: 'A2 M3.8 M3.e' },
          ),
          'track_pfn, arch_add_memory: error': step(
            'unwinding',
            {},
            { mayFail: true, sleeps: true, facts: 'A2 M3.5-M3.8 M3.e' },
          ),
        },
      },
      added: {
        description: 'The struct pages exist and hold garbage',
        on: {
          memmap_init_zone_device: step(
            'counted',
            { memmap: 'INIT_PAGES' },
            { sleeps: true, facts: 'A2 M3.10' },
          ),
        },
      },
      counted: {
        meta: { source: 'mm/memremap.c: pagemap_range' },
        on: {
          percpu_ref_get_many: step(
            registered,
            { ref: 'GET' },
            { actions: 'endRange', facts: 'A2 M3.11 M4' },
          ),
        },
      },
      unwinding: {
        description: 'Who got the pagemap meanwhile is waited for by memunmap_pages',
        meta: { source: 'mm/memremap.c: pgmap_array_delete' },
        on: {
          'xa_store_range: NULL': step(
            'unlisted',
            { entries: 'ERASE', readers: 'GP_START' },
            { facts: 'A2 M3.e' },
          ),
        },
      },
      unlisted: {
        meta: { source: 'mm/memremap.c: pgmap_array_delete' },
        on: {
          synchronize_rcu: step(
            unregister,
            { readers: 'looks not old' },
            { sleeps: true, facts: 'A2 M3.e M4.e' },
          ),
        },
      },
    },
  }) as const;
