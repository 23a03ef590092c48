/**
 * Where a model event finds what it is about.
 *
 * - `pgmap`, `ref`, `done`: the address of a struct dev_pagemap, of its `ref` or of its `done`
 * - `page`: a struct page, with the pagemap it belongs to
 * - `pfn`: the pagemap that is registered for a page frame
 * - `call`: whatever the entry of the same call was about; returns say nothing else
 * - `runner`: the task, in whatever call it is
 */
export type Subject = 'pgmap' | 'ref' | 'done' | 'page' | 'pfn' | 'call' | 'runner';

/** What a field of an event can say. */
export const ROLES = [
  'pgmap',
  'ref',
  'release',
  'done',
  'page',
  'pfn',
  'cached',
  'type',
  'start',
  'end',
  'left',
  'count',
  'order',
  'nr',
  'result',
] as const;

/** See ROLES. */
export type Role = (typeof ROLES)[number];

/** A model event: what the machines of a slice can do that an event of a log can show. */
export interface Meaning {
  readonly subject: Subject;
  /** Fields without which the event says nothing. */
  readonly needs: readonly Role[];
  readonly may?: readonly Role[];
  /** The meaning whose call this one ends. */
  readonly ends?: string;
  readonly about: string;
}

const meanings = {
  memremap_pages: {
    subject: 'pgmap',
    needs: ['pgmap'],
    may: ['type', 'start', 'end'],
    about: 'the registration of a pagemap begins',
  },
  memremap_pages_ret: {
    subject: 'call',
    needs: [],
    may: ['result'],
    ends: 'memremap_pages',
    about: 'the registration is over; it failed if the result is an error pointer',
  },
  memunmap_pages: {
    subject: 'pgmap',
    needs: ['pgmap'],
    may: ['type', 'start', 'end'],
    about: 'the unregister begins',
  },
  memunmap_pages_ret: {
    subject: 'call',
    needs: [],
    ends: 'memunmap_pages',
    about: 'the unregister is over',
  },
  percpu_ref_kill: {
    subject: 'ref',
    needs: ['ref'],
    may: ['left', 'release'],
    about: 'the reference count is killed',
  },
  percpu_ref_exit: {
    subject: 'ref',
    needs: ['ref'],
    may: ['left', 'release'],
    about: 'the reference count is freed',
  },
  pgmap_ref_released: {
    subject: 'ref',
    needs: ['ref'],
    may: ['left', 'release'],
    about: 'the last reference of the pagemap is dropped, by anyone',
  },
  wait_for_completion: {
    subject: 'done',
    needs: ['done'],
    may: ['left'],
    about: 'the unregister waits for the last reference',
  },
  wait_for_completion_ret: {
    subject: 'call',
    needs: [],
    ends: 'wait_for_completion',
    about: 'the wait is over',
  },
  get_dev_pagemap: {
    subject: 'pfn',
    needs: ['pfn'],
    may: ['cached'],
    about: 'a lookup of the pagemap of a page frame',
  },
  get_dev_pagemap_ret: {
    subject: 'call',
    needs: ['result'],
    ends: 'get_dev_pagemap',
    about: 'what the lookup found; null when nothing is registered or the count is dead',
  },
  zone_device_page_init: {
    subject: 'page',
    needs: ['page', 'pgmap'],
    may: ['left', 'count', 'order'],
    about: 'a free page is handed out',
  },
  free_zone_device: {
    subject: 'page',
    needs: ['page', 'pgmap'],
    may: ['left', 'count', 'order'],
    about: 'the last reference of a page is dropped',
  },
  drv_page_free: {
    subject: 'page',
    needs: ['page', 'pgmap'],
    may: ['left', 'count', 'order'],
    about: 'the driver takes the page back',
  },
  sleep: {
    subject: 'runner',
    needs: [],
    about: 'the task goes to sleep and cannot be woken by a signal',
  },
} as const satisfies Readonly<Record<string, Meaning>>;

/** Every meaning by its name, which is the step of the slice that shows it. */
export const MEANINGS: Readonly<Record<string, Meaning>> = meanings;
