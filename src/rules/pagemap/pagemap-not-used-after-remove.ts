import { pagemap } from '../../machines/objects/pagemap/pagemap.ts';
import { violation } from '../../model/rule.ts';

/**
 * Nobody reads ops or owner of a pagemap after it is removed (source: facts G I1;
 * include/linux/memremap.h: page_pgmap).
 */
export const pagemapNotUsedAfterRemove = violation({
  id: 'pagemap-not-used-after-remove',
  sentence: 'nobody reads ops or owner of a pagemap after it is removed',
  source: 'facts G I1; include/linux/memremap.h: page_pgmap',
  of: pagemap,
  states: ['usedAfterRemove'],
});
