import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { interconnect } from '../../objects/owners/interconnect.ts';
import type { pageHome } from '../../objects/pages/page-home.ts';

interface Ports {
  readonly home: typeof pageHome;
  /** The way from this device to the memory of the other. */
  readonly link: typeof interconnect;
}

/** What becomes of a page that the device may not map. */
interface ContendingKind {
  /** Whether hmm_range_fault refuses it, or hands it out and it is tossed back afterwards. */
  readonly refuses: 'in the walk' | 'after the walk';
  /** Whether it is moved to RAM; else it is asked for again. */
  readonly fallsBack: boolean;
}

const step = steps<Ports>();

const OUT_OF_REACH = {
  home: ['looks not ram', 'looks not home is {device}'],
  link: 'looks not answers yes',
} as const;

/** One of two devices that each export their memory and use the same page. */
export function contendingDevice({ refuses, fallsBack }: ContendingKind) {
  const refused = fallsBack ? 'fallback' : 'walk';
  const machine = setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'contending_device',
    description:
      'A device with memory of its own: its page fault takes the page there before it maps it',
    meta: { source: 'drivers/gpu/drm/xe/xe_svm.c: xe_svm_handle_pagefault', facts: 'C4, E2 O6' },
    initial: 'idle',
    states: {
      idle: {
        tags: 'rest',
        on: { 'device page fault': step('fault.walk', {}, { facts: 'C4' }) },
      },
      fault: {
        tags: 'contending',
        initial: 'walk',
        states: {
          walk: {
            on: {
              'drm_pagemap_populate_mm: to its memory': step(
                'own',
                { home: ['looks ram', 'TAKE {device}'] },
                { sleeps: true, facts: 'C4 populate' },
              ),
              'hmm_range_fault: its own page': step('own', { home: 'looks home is {device}' }),
              'hmm_range_fault: of the other device, reached': step('peer', {
                home: ['looks not ram', 'looks not home is {device}'],
                link: 'looks answers yes',
              }),
              'hmm_range_fault: of the other device, out of reach': step(
                refuses === 'in the walk' ? refused : 'check',
                OUT_OF_REACH,
              ),
            },
          },
          own: {
            on: {
              'mmu_interval_read_retry, dma_map_page': step(
                '#contending_device.idle',
                { home: ['looks home is {device}', 'MAP'] },
                { facts: 'A11 N3' },
              ),
              'mmu_interval_read_retry: retry': step(
                'walk',
                { home: 'looks not home is {device}' },
                { facts: 'A11 N3' },
              ),
            },
          },
          peer: {
            on: {
              'mmu_interval_read_retry, dma_map_resource': step(
                '#contending_device.idle',
                { home: ['looks not ram', 'MAP'] },
                { facts: 'A11 N3, K14' },
              ),
            },
          },
          ...(refuses === 'after the walk' && {
            check: {
              description: 'The page was handed out, and is tossed back',
              on: {
                'device_map: not reachable': step(refused, OUT_OF_REACH, { facts: 'E2 O6' }),
              },
            },
          }),
          ...(fallsBack && {
            fallback: {
              description:
                'The page has to go to RAM first; migrate_to_ram leaves it where it is in its timeslice, so that whoever took it comes to map it',
              meta: { source: 'drivers/gpu/drm/drm_pagemap.c: drm_pagemap_migrate_to_ram' },
              on: {
                'handle_mm_fault: to RAM': step(
                  'walk',
                  { home: ['looks mapped', 'TO_RAM'] },
                  { sleeps: true, facts: 'A11 H4, K14' },
                ),
                'handle_mm_fault: its timeslice': step(
                  'walk',
                  { home: 'looks taken' },
                  { facts: 'C4 migrate_to_ram' },
                ),
              },
            },
          }),
        },
      },
    },
  });

  return thread<Ports, Record<string, never>, typeof machine>(machine, { actor: 'driver' });
}
