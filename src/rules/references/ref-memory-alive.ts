import { percpuRef } from '../../machines/objects/references/percpu-ref.ts';
import { violation } from '../../model/rule.ts';

/**
 * Nobody touches the counters or the data of a reference count after they are freed (source: facts
 * A1 REF-sw.3 REF-exit, G I1).
 */
export const refMemoryAlive = violation({
  id: 'ref-memory-alive',
  sentence: 'nobody touches the counters or the data of a reference count after they are freed',
  source: 'facts A1 REF-sw.3 REF-exit, G I1',
  of: percpuRef,
  states: {
    countersUsedAfterFree: 'nobody touches the counters of a reference count after they are freed',
    usedAfterExit: 'nobody touches the data of a reference count after percpu_ref_exit',
  },
});
