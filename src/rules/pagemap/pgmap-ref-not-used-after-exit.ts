import { pgmapRef } from '../../machines/objects/pagemap/pgmap-ref.ts';
import { violation } from '../../model/rule.ts';

/**
 * Nobody touches the reference count of a pagemap after percpu_ref_exit (source: facts A1 REF-exit,
 * G I1).
 */
export const pgmapRefNotUsedAfterExit = violation({
  id: 'pgmap-ref-not-used-after-exit',
  sentence: 'nobody touches the reference count of a pagemap after percpu_ref_exit',
  source: 'facts A1 REF-exit, G I1',
  of: pgmapRef,
  states: ['usedAfterExit'],
});
