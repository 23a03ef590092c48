import { deviceMemory } from '../../machines/objects/pages/device-memory.ts';
import { violation } from '../../model/rule.ts';

/** Device memory is freed once, and only when no page needs it (source: facts C11). */
export const deviceMemoryNotUsedAfterFree = violation({
  id: 'device-memory-not-used-after-free',
  sentence: 'device memory is freed once, and only when no page needs it',
  source: 'facts C11',
  of: deviceMemory,
  states: {
    usedAfterFree: 'device memory is freed only when no page needs it',
    freedTwice: 'device memory is freed once',
  },
});
