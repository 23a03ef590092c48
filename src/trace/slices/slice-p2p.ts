import { completion } from '../../machines/objects/completion.ts';
import { devicePage } from '../../machines/objects/device-page.ts';
import { pagemap } from '../../machines/objects/pagemap.ts';
import { pgmapRef } from '../../machines/objects/pgmap-ref.ts';
import { pgmapSwitch } from '../../machines/threads/pgmap-switch.ts';
import { system } from '../../model/system.ts';
import { others } from './others.ts';
import { ranges } from './ranges.ts';
import { registration } from './registration.ts';
import { scope } from './scope.ts';
import { sliceRules } from './slice-rules.ts';
import { taskP2p } from './task-p2p.ts';
import { transient } from './transient.ts';
import { unregister } from './unregister.ts';

/** What a log of PCI_P2PDMA memory is held against. */
export const sliceP2p = system({
  id: 'slice-p2p',
  about: 'Can p2pdma memory, or one page of it, do what a log says of it?',
  sizes: {
    tasks: { unit: 'tasks of the log', default: 1, max: 4096 },
    pages: { unit: 'pages told apart', default: 0, min: 0, max: 1 },
    unseen: { unit: 'references taken unseen', default: 0, min: 0, max: 2 },
  },
  rules: sliceRules,
  notModelled: [
    'how many pages a mapping has: the count of the pagemap is not held against them',
    'the joint order of two slices',
  ],
  compose(c, { tasks = 1, pages = 0, unseen = 0 }) {
    const ref = c.object('ref', pgmapRef);
    const done = c.object('done', completion, { input: { once: true } });
    const page = c.family('page', pages, devicePage);
    const parts = {
      registration: c.object('registration', registration),
      unregister: c.object('unregister', unregister),
      pgmap: c.object('pgmap', pagemap),
      ref,
      done,
      page,
      inUse: page,
      transient: c.object('transient', transient, { input: { most: unseen } }),
      ranges: c.object('ranges', ranges),
      scope: c.object('scope', scope, { input: { page: pages > 0 } }),
      allocations: c.object('allocations', transient),
    };
    for (let i = 0; i < tasks; i++) c.thread(`task${i}`, taskP2p, parts, { at: { task: i } });
    c.thread('others', others, parts);
    c.thread('rcu', pgmapSwitch, { ref, done });
  },
});
