import { notifierSubscriptions } from '../../machines/objects/hmm/notifier-subscriptions.ts';
import { violation } from '../../model/rule.ts';

/** invalidate_range_end follows invalidate_range_start (source: mm/mmu_notifier.c). */
export const invalidationsBalanced = violation({
  id: 'invalidations-balanced',
  sentence: 'invalidate_range_end follows invalidate_range_start',
  source: 'mm/mmu_notifier.c',
  of: notifierSubscriptions,
  states: ['endedTwice'],
});
