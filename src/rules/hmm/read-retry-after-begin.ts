import { intervalNotifier } from '../../machines/objects/hmm/interval-notifier.ts';
import { violation } from '../../model/rule.ts';

/** mmu_interval_read_retry follows mmu_interval_read_begin (source: facts A11 N1 N3). */
export const readRetryAfterBegin = violation({
  id: 'read-retry-after-begin',
  sentence: 'mmu_interval_read_retry follows mmu_interval_read_begin',
  source: 'facts A11 N1 N3',
  of: intervalNotifier,
  states: ['retriedWithoutBegin'],
});
