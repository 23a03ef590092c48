import { daxPage } from '../../machines/objects/dax/dax-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * A file system frees a block of a dax file only when nobody has a reference of its page (source:
 * facts C6, D32; fs/dax.c: dax_break_layout).
 */
export const blockFreedWhenIdle = violation({
  id: 'block-freed-when-idle',
  sentence:
    'a file system frees a block of a dax file only when nobody has a reference of its page',
  source: 'facts C6, D32; fs/dax.c: dax_break_layout',
  of: daxPage,
  states: ['freedInUse'],
});
