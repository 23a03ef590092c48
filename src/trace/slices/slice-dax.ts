import { memmap } from '../../machines/objects/pagemap/memmap.ts';
import { pgmapSwitch } from '../../machines/threads/pagemap/pgmap-switch.ts';
import { system } from '../../model/system.ts';
import { daxUse } from './dax-use.ts';
import { othersDax } from './others-dax.ts';
import { daxSliceRules } from './slice-rules.ts';
import { taskDax } from './task-dax.ts';
import { rangedParts, SLICE_SIZES, sliceParts } from './slice-parts.ts';

/**
 * What a log of FS_DAX or GENERIC memory is held against. Its pages hold no reference of the pagemap,
 * so that memunmap_pages does not wait for them: who maps and who pins is followed beside it.
 */
export const sliceDax = system({
  id: 'slice-dax',
  about: 'Is memory that is mapped as it is still in use when its struct pages go?',
  sizes: {
    ...SLICE_SIZES,
    pins: { unit: 'pins of a page taken unseen', default: 0, min: 0, max: 4096 },
  },
  rules: daxSliceRules,
  notModelled: [
    'which file an unmap, a truncate or a layout break is about: it counts for all files of the pagemap',
    'a munmap and a folio_put, which leave no event: they are put in only where an event needs them',
    'the joint order of two slices',
  ],
  compose(c, { tasks = 1, pages = 0, unseen = 0, pins = 0 }) {
    const parts = {
      ...sliceParts(c, 0, unseen),
      ...rangedParts(c, pages > 0),
      use: c.object('use', daxUse, { input: { most: pins } }),
      memmap: c.object('memmap', memmap),
    };
    for (let i = 0; i < tasks; i++) c.thread(`task${i}`, taskDax, parts, { at: { task: i } });
    c.thread('others', othersDax, parts);
    c.thread('rcu', pgmapSwitch, { ref: parts.ref, done: parts.done });
  },
});
