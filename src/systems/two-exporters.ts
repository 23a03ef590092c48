import { fallsBackToRam } from '../duties/pages/falls-back-to-ram.ts';
import { keepsPageForTimeslice } from '../duties/pages/keeps-page-for-timeslice.ts';
import { interconnect } from '../machines/objects/owners/interconnect.ts';
import { pageHome } from '../machines/objects/pages/page-home.ts';
import { names } from '../model/choice.ts';
import { system } from '../model/system.ts';
import { exporterDesigns } from './two-exporters/designs.ts';
import { contendingDevicesGoOn } from '../rules/pages/contending-devices-go-on.ts';
import { contendingFaultCanEnd } from '../rules/pages/contending-fault-can-end.ts';
import { coverDevicesContend } from '../rules/cover/pages/devices-contend.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { pageTakenFromRam } from '../rules/pages/page-taken-from-ram.ts';

const ways = names({
  id: 'ways',
  sentence: 'which of the two devices reaches the memory of the other',
  names: {
    none: 'neither reaches the other',
    one: 'the first reaches the second, which does not reach it',
    both: 'each reaches the other',
  },
  default: 'none',
});

/** Two devices that each export their memory and want the same page. */
export const twoExportersSystem = system({
  id: 'two-exporters',
  about:
    'Two devices that each have memory of their own use one page, and evict it from each other: does each come to map it?',
  choices: [exporterDesigns, ways],
  alsoAt: [{ ways: 'one' }, { ways: 'both' }],
  rules: [
    contendingDevicesGoOn,
    contendingFaultCanEnd,
    pageTakenFromRam,
    noDeadlock,
    coverDevicesContend,
  ],
  duties: [fallsBackToRam, keepsPageForTimeslice],
  notModelled: [
    'one page, and one page fault at a time of each device',
    'the timeslice is no time: it lasts until whoever took the page has mapped it once',
    'CPU faults, notifiers and owners: a device finds a page moved when it would map it, and knows what it reaches',
    'a device that gives up after some tries and maps the page in RAM',
  ],
  compose(c) {
    const home = c.object('page', pageHome);
    const reach = c.chosen(ways);
    const { device: driver } = c.chosen(exporterDesigns);
    for (const device of [0, 1]) {
      const reaches = reach === 'both' || (reach === 'one' && device === 0);
      const link = c.object(`link${device}`, interconnect, { startsIn: reaches ? 'up' : 'none' });
      c.thread(`device${device}`, driver, { home, link }, { at: { device } });
    }
  },
});
