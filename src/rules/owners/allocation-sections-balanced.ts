import { allocationGate } from '../../machines/objects/owners/allocation-gate.ts';
import { violation } from '../../model/rule.ts';

/** A section of an allocation gate is left as often as it is entered (source: facts A12 X1 X2). */
export const allocationSectionsBalanced = violation({
  id: 'allocation-sections-balanced',
  sentence: 'a section of an allocation gate is left as often as it is entered',
  source: 'facts A12 X1 X2',
  of: allocationGate,
  states: ['unbalanced'],
});
