import { pagemap } from '../../machines/objects/pagemap/pagemap.ts';
import { violation } from '../../model/rule.ts';

/**
 * The structure that holds a pagemap is freed after memunmap_pages has returned (source: facts G
 * I9; mm/memremap.c: memunmap_pages).
 */
export const containerOutlivesUnregister = violation({
  id: 'container-outlives-unregister',
  sentence: 'the structure that holds a pagemap is freed after memunmap_pages has returned',
  source: 'facts G I9; mm/memremap.c: memunmap_pages',
  of: pagemap,
  states: ['freedInUse'],
});
