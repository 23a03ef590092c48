import { pte } from '../../machines/objects/pages/pte.ts';
import { violation } from '../../model/rule.ts';

/** No valid page-table entry is overwritten (source: facts A10; mm/memory.c). */
export const pteNotOverwritten = violation({
  id: 'pte-not-overwritten',
  sentence: 'no valid page-table entry is overwritten',
  source: 'facts A10; mm/memory.c',
  of: pte,
  states: ['overwritten'],
});
