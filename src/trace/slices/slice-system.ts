import { pgmapSwitch } from '../../machines/threads/pagemap/pgmap-switch.ts';
import { system } from '../../model/system.ts';
import { others } from './others.ts';
import { sliceRules } from './slice-rules.ts';
import { sliceTask } from './slice-task.ts';
import { SLICE_SIZES, sliceParts } from './slice-parts.ts';

/**
 * What a log is held against: one registration of a pagemap with the tasks that touch it and with
 * at most one of its pages. Objects and the switch of the count are those of `device-private`.
 */
export const sliceSystem = system({
  id: 'slice',
  about: 'Can one registration of a pagemap, or one page of it, do what a log says of it?',
  sizes: SLICE_SIZES,
  rules: sliceRules,
  notModelled: [
    'large folios',
    'the joint order of two slices',
    'a lookup that is handed a cached pagemap',
  ],
  compose(c, { tasks = 1, pages = 0, unseen = 0 }) {
    const parts = sliceParts(c, pages, unseen);
    for (let i = 0; i < tasks; i++) c.thread(`task${i}`, sliceTask, parts, { at: { task: i } });
    c.thread('others', others, parts);
    c.thread('rcu', pgmapSwitch, { ref: parts.ref, done: parts.done });
  },
});
