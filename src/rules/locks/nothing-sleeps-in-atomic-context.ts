import { atomicContext } from '../../model/rule.ts';

/**
 * Nothing that may sleep runs under a spinlock or in an RCU read section (source: facts A6 R; I12).
 */
export const nothingSleepsInAtomicContext = atomicContext({
  id: 'nothing-sleeps-in-atomic-context',
  sentence: 'nothing that may sleep runs under a spinlock or in an RCU read section',
  source: 'facts A6 R; I12',
});
