import { pgmapSwitch } from '../../machines/threads/pagemap/pgmap-switch.ts';
import { system } from '../../model/system.ts';
import { others } from './others.ts';
import { sliceRules } from './slice-rules.ts';
import { taskP2p } from './task-p2p.ts';
import { transient } from './transient.ts';
import { rangedParts, SLICE_SIZES, sliceParts } from './slice-parts.ts';

/** What a log of PCI_P2PDMA memory is held against. */
export const sliceP2p = system({
  id: 'slice-p2p',
  about: 'Can p2pdma memory, or one page of it, do what a log says of it?',
  sizes: SLICE_SIZES,
  rules: sliceRules,
  notModelled: [
    'how many pages a mapping has: the count of the pagemap is not held against them',
    'the joint order of two slices',
  ],
  compose(c, { tasks = 1, pages = 0, unseen = 0 }) {
    const parts = {
      ...sliceParts(c, pages, unseen),
      ...rangedParts(c, pages > 0),
      allocations: c.object('allocations', transient),
    };
    for (let i = 0; i < tasks; i++) c.thread(`task${i}`, taskP2p, parts, { at: { task: i } });
    c.thread('others', others, parts);
    c.thread('rcu', pgmapSwitch, { ref: parts.ref, done: parts.done });
  },
});
