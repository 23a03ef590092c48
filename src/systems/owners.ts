import { choice } from '../model/choice.ts';
import { system } from '../model/system.ts';
import { ownerDesigns } from './owners/designs/index.ts';
import { ownersCore } from './owners/owners-core.ts';
import { ownersDuties } from './owners/owners-duties.ts';
import { ownersLimits } from './owners/owners-limits.ts';
import { ownersRules } from './owners/owners-rules.ts';
import { unplugChoice, waysChoice } from './owners/system-choices.ts';

const design = choice({
  id: 'design',
  sentence: 'how the kernel knows whose private pages a device may map',
  default: 'mutable-stop-revoke',
  alternatives: ownerDesigns,
});

/** Devices that map each other's private pages, while ways between them come and go: one design at a time. */
export const ownersSystem = system({
  id: 'owners',
  about:
    'Devices map private pages of another device, ways between them come and go, and it is unplugged: does nobody map what it cannot reach, what is freed, what it was never allowed?',
  sizes: {
    devices: { unit: 'devices, one of which exports its memory', default: 2, min: 2, max: 3 },
    pages: { unit: 'pages', default: 2, max: 3 },
  },
  choices: [design, unplugChoice, waysChoice],
  alsoAt: [
    { unplug: 'no', ways: 'come' },
    { unplug: 'no', ways: 'none' },
  ],
  larger: [{ devices: 3, unplug: 'no', ways: 'come-and-go' }, { devices: 3 }],
  rules: ownersRules,
  duties: ownersDuties,
  notModelled: ownersLimits,
  compose(c, { devices = 2, pages = 2 }) {
    ownersCore(c, c.chosen(design), {
      devices,
      pages,
      unplugs: c.chosen(unplugChoice),
      ways: c.chosen(waysChoice),
    });
  },
});
