import { completion } from '../../machines/objects/completion.ts';
import { devicePage } from '../../machines/objects/device-page.ts';
import { pagemap } from '../../machines/objects/pagemap.ts';
import { pgmapRef } from '../../machines/objects/pgmap-ref.ts';
import { pgmapSwitch } from '../../machines/threads/pgmap-switch.ts';
import { system } from '../../model/system.ts';
import { others } from './others.ts';
import { registration } from './registration.ts';
import { sliceRules } from './slice-rules.ts';
import { sliceTask } from './slice-task.ts';
import { transient } from './transient.ts';
import { unregister } from './unregister.ts';

/**
 * What a log is held against: one registration of a pagemap with the tasks that touch it and with
 * at most one of its pages. Objects and the switch of the count are those of `device-private`.
 */
export const sliceSystem = system({
  id: 'slice',
  about: 'Can one registration of a pagemap, or one page of it, do what a log says of it?',
  sizes: {
    tasks: { unit: 'tasks of the log', default: 1, max: 4096 },
    pages: { unit: 'pages told apart', default: 0, min: 0, max: 1 },
    unseen: { unit: 'references taken unseen', default: 0, min: 0, max: 2 },
  },
  rules: sliceRules,
  notModelled: [
    'large folios',
    'the joint order of two slices',
    'a lookup that is handed a cached pagemap',
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
    };
    for (let i = 0; i < tasks; i++) c.thread(`task${i}`, sliceTask, parts, { at: { task: i } });
    c.thread('others', others, parts);
    c.thread('rcu', pgmapSwitch, { ref, done });
  },
});
