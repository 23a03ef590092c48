import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';
import { FREE_TAILS } from './free-tails.ts';

/** The race of 5.2 told on today's code: the last touch of a page comes after its reference is put. */
export const waitForFinalPut = edit({
  id: '50f44ee7248a',
  title: 'mm/devm_memremap_pages: fix final page put race',
  facts: 'D4',
  evidence: 'read',
  since: '5.2',
  kind: 'revert',
  story:
    'The thread that put the last reference of the pagemap still had to touch the page. The unregister, no longer kept waiting, removed the memmap in between. On the code of today that is a free path which puts the reference before folio_free has run.',
  changes: FREE_TAILS.flatMap(({ machine, state, next }) => [
    replaceStep(
      machine,
      `${state}.read pgmap`,
      'free_zone_device_folio',
      { target: 'callback' },
      { target: 'put pgmap', meta: { ports: { page: 'TOUCH' }, facts: 'A6 F0' } },
    ),
    replaceStep(
      machine,
      `${state}.put pgmap`,
      'percpu_ref_put_many',
      { target: next, ports: { ref: 'PUT' } },
      { target: 'callback', meta: { ports: { ref: 'PUT' }, facts: 'A6 F7' } },
    ),
    replaceStep(
      machine,
      `${state}.release`,
      'dev_pagemap_percpu_release',
      { target: next, ports: { done: 'COMPLETE' } },
      { target: 'callback', meta: { ports: { done: 'COMPLETE' } } },
    ),
    replaceStep(
      machine,
      `${state}.callback`,
      'folio_free',
      { target: 'put pgmap', ports: { page: 'FOLIO_FREE' } },
      {
        target: next,
        meta: {
          ports: { page: 'FOLIO_FREE', module: 'CALL', data: 'FOLIO_FREE' },
          facts: 'A6 F5',
        },
      },
    ),
  ]),
  expect: {
    rule: 'page-not-used-after-remove',
    class: 'use after free',
    system: 'device-private',
    dropping: ['evicts-until-empty'],
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'driver: percpu_ref_kill',
      'driver: wait_for_completion',
      'driver: remove_pfn_range_from_zone, __remove_pages',
    ],
    also: {
      'drained-means-free': 'folio_free has not run when the wait is over',
      'module-not-called-after-unload': 'folio_free runs after the module is gone',
      'driver-data-not-used-after-free': 'folio_free runs after the driver has freed its data',
      'unregister-finishes': 'without eviction a page may stay mapped by a process at rest',
    },
  },
});
