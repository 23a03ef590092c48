import { daxMount } from '../../machines/objects/dax/dax-mount.ts';
import { daxPage } from '../../machines/objects/dax/dax-page.ts';
import { all, invariant, one } from '../../model/rule.ts';

/**
 * When a file system is unmounted, nobody has a reference of a page of its files (source: facts C6,
 * D32; fs/dax.c: dax_break_layout_final).
 */
export const unmountedMeansIdle = invariant({
  id: 'unmounted-means-idle',
  sentence: 'when a file system is unmounted, nobody has a reference of a page of its files',
  source: 'facts C6, D32; fs/dax.c: dax_break_layout_final',
  mayLack: ['refs'],
  over: { mount: one(daxMount), pages: all(daxPage) },
  holds: ({ mount, pages }) => !mount.is('unmounted') || !pages.some((page) => page.is('in use')),
  because: ({ pages }) =>
    pages
      .filter((page) => page.is('in use'))
      .map(
        ({ name, context }) =>
          `${name} has ${context.refs === 1 ? 'a reference' : `${context.refs} references`}`,
      )
      .join(', '),
});
