import { PAGE } from './page-fetch.ts';
import type { Probe } from './probe.ts';

const RANGE = {
  pgmap: '%di:x64',
  type: '{dev_pagemap.type}(%di):s32',
  start: '{dev_pagemap.range.start}(%di):x64',
  end: '{dev_pagemap.range.end}(%di):x64',
} as const;

const REF = {
  ref: '%di:x64',
  release: '{percpu_ref_data.release}({percpu_ref.data}(%di)):x64',
  count: '{percpu_ref_data.count}({percpu_ref.data}(%di)):x64',
} as const;

/** The count word of the pagemap of the page in the first argument. */
const LEFT = '{percpu_ref_data.count}({dev_pagemap.ref.data}({folio.pgmap|page.pgmap}(%di))):x64';

/** The life of a pagemap and of its pages, of whatever type (mm/memremap.c, lib/percpu-refcount.c). */
export const pagemapProbes: readonly Probe[] = [
  {
    event: 'memremap_pages',
    means: 'memremap_pages',
    arm: [{ kind: 'p', on: ['memremap_pages'], fetch: { ...RANGE, nid: '%si:s32' } }],
  },
  {
    event: 'memremap_pages_ret',
    means: 'memremap_pages_ret',
    fields: { result: 'ret' },
    arm: [{ kind: 'r', on: ['memremap_pages'], fetch: { ret: '$retval:x64' } }],
  },
  {
    event: 'memunmap_pages',
    means: 'memunmap_pages',
    arm: [{ kind: 'p', on: ['memunmap_pages'], fetch: RANGE }],
  },
  {
    event: 'memunmap_pages_ret',
    means: 'memunmap_pages_ret',
    arm: [{ kind: 'r', on: ['memunmap_pages'] }],
  },
  {
    event: 'devm_release',
    arm: [{ kind: 'p', on: ['devm_memremap_pages_release'], fetch: { pgmap: '%di:x64' } }],
    about: 'the driver core runs the unregister that was left to it',
  },
  {
    event: 'percpu_ref_kill',
    means: 'percpu_ref_kill',
    fields: { left: 'count' },
    arm: [{ kind: 'p', on: ['percpu_ref_kill_and_confirm'], fetch: REF }],
  },
  {
    event: 'percpu_ref_exit',
    means: 'percpu_ref_exit',
    fields: { left: 'count' },
    arm: [{ kind: 'p', on: ['percpu_ref_exit'], fetch: REF }],
  },
  {
    event: 'pgmap_ref_released',
    means: 'pgmap_ref_released',
    fields: { left: 'count' },
    arm: [{ kind: 'p', on: ['dev_pagemap_percpu_release'], fetch: REF }],
  },
  {
    event: 'wait_for_completion',
    means: 'wait_for_completion',
    fields: { done: 'x' },
    arm: [
      {
        kind: 'p',
        on: ['wait_for_completion'],
        fetch: {
          x: '%di:x64',
          done: '{completion.done}(%di):u32',
          left: '{percpu_ref_data.count}({dev_pagemap.ref.data - dev_pagemap.done}(%di)):x64',
        },
      },
    ],
  },
  {
    event: 'wait_for_completion_ret',
    means: 'wait_for_completion_ret',
    arm: [{ kind: 'r', on: ['wait_for_completion'] }],
  },
  {
    event: 'get_dev_pagemap',
    means: 'get_dev_pagemap',
    arm: [
      {
        kind: 'p',
        on: ['get_dev_pagemap'],
        params: ['pfn', 'pgmap'],
        fetch: { pfn: '%di:x64', cached: '%si:x64' },
        before: '6.18',
      },
      { kind: 'p', on: ['get_dev_pagemap'], params: ['pfn'], fetch: { pfn: '%di:x64' } },
    ],
  },
  {
    event: 'get_dev_pagemap_ret',
    means: 'get_dev_pagemap_ret',
    fields: { result: 'pgmap' },
    arm: [{ kind: 'r', on: ['get_dev_pagemap'], fetch: { pgmap: '$retval:x64' } }],
  },
  {
    event: 'zone_device_page_init',
    means: 'zone_device_page_init',
    arm: [
      {
        kind: 'p',
        on: ['zone_device_page_init'],
        params: ['page', 'pgmap', 'order'],
        fetch: {
          page: '%di:x64',
          pgmap: '%si:x64',
          count: PAGE.count,
          left: '{percpu_ref_data.count}({dev_pagemap.ref.data}(%si)):x64',
          order: '%dx:u32',
        },
        since: '7.0',
      },
      {
        kind: 'p',
        on: ['zone_device_page_init'],
        params: ['page', 'order'],
        fetch: { ...PAGE, left: LEFT, order: '%si:u32' },
        since: '6.19',
      },
      {
        kind: 'p',
        on: ['zone_device_page_init'],
        params: ['page'],
        fetch: { ...PAGE, left: LEFT },
      },
    ],
  },
  {
    event: 'free_zone_device',
    means: 'free_zone_device',
    arm: [
      {
        kind: 'p',
        on: ['free_zone_device_folio', 'free_zone_device_page'],
        fetch: { ...PAGE, left: LEFT },
      },
    ],
  },
];
