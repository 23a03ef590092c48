import { tryStep } from '../../checker/tables/enabled.ts';
import { eventOf } from '../kernel/armed.ts';
import type { StateSpace } from './possible-states.ts';

/** What a task in memunmap_pages can be seen to do; it has not left while it is in mid-life. */
const UNREGISTERING: ReadonlySet<string> = new Set([
  'memunmap_pages',
  'percpu_ref_kill',
  'wait_for_completion',
  'wait_for_completion_ret',
  'percpu_ref_exit',
]);

/** States of the unregister that are looked for; no model has nearly as many. */
const STATES_MAX = 20_000;

/** What a task can be inside of when the log begins, beside memunmap_pages. */
const PAGE_CALLS: ReadonlySet<string> = new Set(['zone_device_page_init', 'free_zone_device']);

/**
 * These states of a registered pagemap, and every one that may have come of them before the log began:
 * the unregister, in the first place of the slice, is anywhere in memunmap_pages, with the RCU callback
 * and the last put of anyone done or not.
 *
 * @param inside places of tasks that are in the middle of handing out or freeing a page
 */
export function underWay(
  space: StateSpace,
  starts: readonly number[],
  inside: readonly number[],
): number[] {
  const { compiled } = space;
  const unregister = compiled.indexOf('task0')!;
  const callers = inside.map((task) => compiled.indexOf(`task${task}`)!);
  const threads = new Set([
    unregister,
    ...callers,
    compiled.indexOf('rcu')!,
    compiled.indexOf('others')!,
  ]);
  const mayBegin = (thread: number, event: string): boolean =>
    (thread === unregister && event === 'memunmap_pages') ||
    (callers.includes(thread) && PAGE_CALLS.has(event));
  const found = new Set(starts);
  for (const state of found) {
    const locals = space.locals[state]!;
    for (const thread of threads) {
      const atRest = compiled.spaces[thread]!.rests[locals[thread]!] === true;
      for (const action of compiled.actionsOf(thread, locals[thread]!)) {
        const event = eventOf(action.offer.event);
        // Whoever is at rest begins nothing else; what is begun goes on as it will.
        if (atRest && !mayBegin(thread, event)) continue;
        if (event.endsWith('_ret') && !UNREGISTERING.has(event)) continue;
        const outcome = tryStep(compiled, action, locals);
        if (!('after' in outcome) || space.newlyViolates(locals, outcome.after)) continue;
        if (found.size < STATES_MAX) found.add(space.intern(outcome.after));
      }
    }
  }
  return [...found];
}
