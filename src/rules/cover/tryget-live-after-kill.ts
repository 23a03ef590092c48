import { percpuRef } from '../../machines/objects/percpu-ref.ts';
import { refUser } from '../../machines/threads/ref-user.ts';
import { all, cover, one } from '../../model/rule.ts';

/**
 * A tryget_live that read a live word takes its reference after the kill (source: facts A1
 * REF-tryget_live).
 */
export const coverTrygetLiveAfterKill = cover({
  id: 'cover-tryget-live-after-kill',
  sentence: 'a tryget_live that read a live word takes its reference after the kill',
  source: 'facts A1 REF-tryget_live',
  over: { ref: one(percpuRef), users: all(refUser) },
  reached: ({ ref, users }) => ref.is('switching') && users.some((user) => user.is('foundLive')),
});
