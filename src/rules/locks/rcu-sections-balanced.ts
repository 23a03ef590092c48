import { rcuReader } from '../../machines/objects/locks/rcu-domain.ts';
import { violation } from '../../model/rule.ts';

/**
 * An RCU read section is left as often as it is entered (source: Documentation/RCU/checklist.rst).
 */
export const rcuSectionsBalanced = violation({
  id: 'rcu-sections-balanced',
  sentence: 'an RCU read section is left as often as it is entered',
  source: 'Documentation/RCU/checklist.rst',
  of: rcuReader,
  states: ['unbalanced'],
});
