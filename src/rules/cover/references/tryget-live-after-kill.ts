import { percpuRef } from '../../../machines/objects/references/percpu-ref.ts';
import { all, cover, one } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * A tryget_live that read a live word takes its reference after the kill (source: facts A1
 * REF-tryget_live).
 */
export const coverTrygetLiveAfterKill = cover({
  id: 'cover-tryget-live-after-kill',
  sentence: 'a tryget_live that read a live word takes its reference after the kill',
  source: 'facts A1 REF-tryget_live',
  over: { ref: one(percpuRef), users: all(tagged('getting')) },
  reached: ({ ref, users }) => ref.is('switching') && users.some((user) => user.has('getting')),
});
