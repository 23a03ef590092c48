import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A page that a device has just taken stays there until the device could map it (source:
 * drivers/gpu/drm/drm_pagemap.c: drm_pagemap_migrate_to_ram; facts C4).
 */
export const keepsPageForTimeslice = duty({
  id: 'keeps-page-for-timeslice',
  sentence: 'a page that a device has just taken stays there until the device could map it',
  whose: 'driver',
  source: 'drivers/gpu/drm/drm_pagemap.c: drm_pagemap_migrate_to_ram; facts C4',
  dropped: [
    replaceStep(
      'contending_device',
      'fault.fallback',
      'handle_mm_fault: its timeslice',
      { target: 'walk', ports: { home: 'looks taken' } },
      { target: 'walk', meta: { ports: { home: ['looks taken', 'TO_RAM'] }, sleeps: true } },
      'handle_mm_fault: to RAM at once',
    ),
  ],
});
