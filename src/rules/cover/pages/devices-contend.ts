import { pageHome } from '../../../machines/objects/pages/page-home.ts';
import { all, cover, one } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** Two devices want a page that one of them has just taken (source: facts E2 O6). */
export const coverDevicesContend = cover({
  id: 'cover-devices-contend',
  sentence: 'two devices want a page that one of them has just taken',
  source: 'facts E2 O6',
  over: { home: one(pageHome), devices: all(tagged('contending')) },
  reached: ({ home, devices }) =>
    home.is('taken') && devices.every((device) => device.has('contending')),
});
