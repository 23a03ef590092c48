import { each, progress, type ProgressRule } from '../../model/rule.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';

/**
 * What a thread has begun ends: a remove(), a worker, a callback. It judges every state of the thread that is
 * not tagged `rest`, so that a loop that goes on for ever is no longer green because nothing is stuck in it.
 *
 * By default it demands that the end can be reached without a further act of any user process, which is the most
 * that this kernel gives an eviction: faults may disturb it again and again. A thread that waits for nobody
 * can be held to more.
 *
 * @param thread your own thread, as `thread()` returned it
 * @param demands which of the three answers must be yes
 * @example rules: [...devicePrivateCoreRules, removeFinishes(myDriver)]
 */
export function removeFinishes(
  thread: AnyThreadDef,
  demands: ProgressRule['demands'] = 'can finish without users',
): ProgressRule {
  return progress({
    id: `${thread.id.replaceAll('_', '-')}-finishes`,
    sentence: `${SENTENCES[demands][0]}${thread.id}${SENTENCES[demands][1]}`,
    source: 'facts G L1; drivers/base/dd.c: __device_release_driver',
    over: { thread: each(thread) },
    pending: (view) => !view.thread.has('rest'),
    demands,
  });
}

const SENTENCES = {
  'always finishes': ['what ', ' has begun always ends'],
  'can finish without users': ['what ', ' has begun can end without the help of any user process'],
  'can finish': ['what ', ' has begun can end'],
} as const;
