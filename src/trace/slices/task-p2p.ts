import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../model/thread.ts';
import type { P2pPorts } from './p2p-ports.ts';
import { beginRanged, callsRanged } from './task-ranged.ts';

const step = steps<P2pPorts>();

const P2PDMA = 'drivers/pci/p2pdma.c';

const machine = setup({ types: threadTypes<P2pPorts>() }).createMachine({
  id: 'slice_task_p2p',
  description:
    'A task as probes show it, in a slice of PCI_P2PDMA memory. Each page of a mapping and each allocation of a driver holds a reference of the pagemap; how many pages a mapping has is told only when they are freed',
  initial: 'elsewhere',
  states: {
    ...callsRanged,
    elsewhere: {
      tags: 'rest',
      on: {
        ...beginRanged,
        p2pmem_alloc_mmap: step('in p2pmem_alloc_mmap', {}, { facts: 'C7' }),
        pci_alloc_p2pmem: step('in pci_alloc_p2pmem', {}, { facts: 'C7' }),
        pci_free_p2pmem: step('in pci_free_p2pmem', { allocations: 'DROP' }, { facts: 'C7' }),
        free_zone_device: step(
          'in free_zone_device',
          { scope: 'looks one page', page: 'PUT_LAST', pgmap: 'USE' },
          { facts: 'A6' },
        ),
        'free_zone_device (some page)': step(
          'in free_zone_device',
          { scope: 'looks a pagemap', pgmap: 'USE' },
          { facts: 'A6' },
        ),
      },
    },
    found: {
      tags: 'silent',
      on: { 'get_dev_pagemap_ret (found)': step('elsewhere', {}, { facts: 'A4' }) },
    },
    'in p2pmem_alloc_mmap': {
      meta: { source: `${P2PDMA}: p2pmem_alloc_mmap`, facts: 'C7' },
      on: {
        gen_pool_alloc_owner: step('page of the mapping', {
          inUse: 'some looks free',
          page: 'ALLOC',
          ref: 'TRYGET_LIVE',
        }),
        'p2pmem_alloc_mmap_ret (ok)': step('elsewhere', {}),
        // The page may be in use by an earlier mapping.
        'p2pmem_alloc_mmap_ret (error)': step('elsewhere', {}),
      },
    },
    'page of the mapping': {
      meta: { source: `${P2PDMA}: p2pmem_alloc_mmap`, facts: 'C7' },
      on: { vm_insert_page: step('with the page', { page: 'INIT' }) },
    },
    'with the page': {
      meta: { source: `${P2PDMA}: p2pmem_alloc_mmap`, facts: 'C7' },
      on: {
        'p2pmem_alloc_mmap_ret (ok)': step('elsewhere', {}),
        // Whatever was mapped before the failure has been put.
        'p2pmem_alloc_mmap_ret (error)': step('elsewhere', { page: 'looks not allocated' }),
      },
    },
    'in pci_alloc_p2pmem': {
      tags: 'silent',
      meta: { source: `${P2PDMA}: pci_alloc_p2pmem`, facts: 'C7' },
      on: {
        percpu_ref_tryget_live_rcu: step('allocated', { ref: 'TRYGET_LIVE', allocations: 'HOLD' }),
        'pci_alloc_p2pmem_ret (null)': step('elsewhere', {}),
      },
    },
    allocated: {
      tags: 'silent',
      on: { 'pci_alloc_p2pmem_ret (ok)': step('elsewhere', {}, { facts: 'C7' }) },
    },
    'in pci_free_p2pmem': {
      tags: 'silent',
      meta: { source: `${P2PDMA}: pci_free_p2pmem`, facts: 'C7' },
      on: {
        percpu_ref_put: step('elsewhere', { ref: 'PUT' }),
        'percpu_ref_put (last)': step('releasing', { ref: 'PUT_LAST' }),
      },
    },
    'in free_zone_device': {
      tags: 'silent',
      meta: { source: 'mm/memremap.c: free_zone_device_folio', facts: 'A6' },
      on: { drv_page_free: step('in drv_page_free', { pgmap: 'USE' }, { facts: 'A6 F5' }) },
    },
    'in drv_page_free': {
      tags: 'silent',
      meta: { source: `${P2PDMA}: p2pdma_folio_free`, facts: 'A6' },
      on: {
        gen_pool_free_owner: step('freed', { page: 'FOLIO_FREE' }, { facts: 'A6 F5' }),
      },
    },
    freed: {
      tags: 'silent',
      meta: { source: `${P2PDMA}: p2pdma_folio_free`, facts: 'A6' },
      on: {
        percpu_ref_put: step('elsewhere', { scope: 'looks one page', ref: 'PUT' }),
        'percpu_ref_put (last)': step('releasing', { scope: 'looks one page', ref: 'PUT_LAST' }),
        'percpu_ref_put (of a page not counted)': step('elsewhere', { scope: 'looks a pagemap' }),
      },
    },
    releasing: {
      tags: 'silent',
      meta: { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A1 REF-put' },
      on: { pgmap_ref_released: step('elsewhere', { done: 'COMPLETE' }) },
    },
  },
});

/** A task of the log, in the slice of one pagemap or of one page of PCI_P2PDMA memory. */
export const taskP2p = thread<P2pPorts>(machine, { actor: 'kernel' });
