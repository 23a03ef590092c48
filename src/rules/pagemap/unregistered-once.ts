import { pagemap } from '../../machines/objects/pagemap/pagemap.ts';
import { violation } from '../../model/rule.ts';

/**
 * A pagemap is unregistered once, in the order of memunmap_pages (source: facts A3 U1;
 * mm/memremap.c: memunmap_pages).
 */
export const unregisteredOnce = violation({
  id: 'unregistered-once',
  sentence: 'a pagemap is unregistered once, in the order of memunmap_pages',
  source: 'facts A3 U1; mm/memremap.c: memunmap_pages',
  of: pagemap,
  states: {
    killedTwice: 'a pagemap is unregistered once',
    outOfOrder: 'memunmap_pages takes its steps in their order',
  },
});
