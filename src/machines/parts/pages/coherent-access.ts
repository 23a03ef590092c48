import { steps } from '../../../model/thread.ts';
import type { deviceFile } from '../../objects/drivers/device-file.ts';
import type { deviceMemory } from '../../objects/pages/device-memory.ts';
import type { devicePage } from '../../objects/pages/device-page.ts';
import type { drmDevice } from '../../objects/drivers/drm-device.ts';
import type { pte } from '../../objects/pages/pte.ts';

interface Ports {
  page: typeof devicePage;
  pte: typeof pte;
  file: typeof deviceFile;
  drm: typeof drmDevice;
  memory: typeof deviceMemory;
}

const step = steps<Ports>();

/**
 * What a thread in user mode may do with a page of coherent memory that it has mapped: use it as RAM,
 * pin it for long, have it moved back.
 *
 * @param before the looks of a thread whose process can do something at all
 */
export const coherentAccess = (before: object) => ({
  'ioctl: migrate to RAM': step(
    '#user_thread.back',
    {
      ...before,
      file: 'looks open',
      drm: 'ENTER',
      pte: ['looks device coherent', 'COLLECT'],
      page: 'LOCK_COLLECT',
    },
    { picks: ['page'], actions: 'pick', sleeps: true, facts: 'A12, A8 V1-V6' },
  ),
  'get_user_pages: FOLL_LONGTERM': step(
    '#user_thread.longterm',
    { ...before, pte: 'looks device coherent', page: 'GET_UNLESS_ZERO' },
    { picks: ['page'], actions: 'pick', sleeps: true, facts: 'A11, D49' },
  ),
  'load from device memory': step(
    'idle',
    { ...before, pte: 'looks device coherent', memory: 'ACCESS' },
    { picks: ['page'], facts: 'B COHERENT' },
  ),
});
