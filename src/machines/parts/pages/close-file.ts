import { steps } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { deviceFile } from '../../objects/drivers/device-file.ts';
import type { devicePage } from '../../objects/pages/device-page.ts';
import type { drmDevice } from '../../objects/drivers/drm-device.ts';
import { evictPages, type EvictPorts } from './evict-pages.ts';

/** What a process needs to close the device file. */
export interface ClosePorts extends EvictPorts {
  pages: Every<typeof devicePage>;
  file: typeof deviceFile;
  drm: typeof drmDevice;
}

const step = steps<ClosePorts>();

/**
 * The state of a `process` in release() of the device file.
 *
 * This is a driver that keeps two duties the published text of the source does not: a section keeps
 * the unregister away while release() walks the pages, and it evicts until no page is left. What
 * is refused the section waits until remove() has emptied the device. The dropped forms of the two
 * duties together are the text of the source: one pass, no lock, no check.
 */
export const closeFile = {
  tags: 'closing',
  description: 'release() of the device file: no page may refer to what it is about to free',
  initial: 'enter',
  meta: { source: 'lib/test_hmm.c: dmirror_fops_release', facts: 'C1 D13' },
  states: {
    enter: {
      on: {
        drm_dev_enter: step('evict', { drm: 'ENTER' }, { actions: 'first page', facts: 'A12' }),
        'drm_dev_enter fails': step('refused', { drm: 'ENTER_FAILS' }, { facts: 'A12' }),
      },
    },
    evict: evictPages('#process.running.close.evict', '#process.running.close.exit'),
    exit: {
      entry: 'forget',
      on: { drm_dev_exit: step('check', { drm: 'EXIT' }, { facts: 'A12' }) },
    },
    check: {
      on: {
        'every page is free': step('free', { pages: 'looks idle' }),
        'pages are left': step('enter', { pages: 'some looks not idle' }),
      },
    },
    refused: {
      description: 'The device is unplugged: remove() evicts every page',
      on: { 'remove() has evicted every page': step('free', { pages: 'looks idle' }) },
    },
    free: { on: { 'kfree dmirror': step('#process.running.alive', { file: 'FREE' }) } },
  },
} as const;
