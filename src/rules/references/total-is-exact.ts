import { percpuRef } from '../../machines/objects/references/percpu-ref.ts';
import { pgmapRef } from '../../machines/objects/pagemap/pgmap-ref.ts';
import { all, invariant, one } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * The total of a reference count is what its per-CPU and atomic counters add up to (source: facts
 * A1).
 *
 * The one total that larger systems count with equals what the two counters add up to. A tryget_live
 * is counted in the total when it reads the mode word, and in the counters one step later: in between its
 * thread is in a state tagged `getting`.
 */
export const totalIsExact = invariant({
  id: 'total-is-exact',
  sentence: 'the total of a reference count is what its per-CPU and atomic counters add up to',
  source: 'facts A1',
  over: { exact: one(percpuRef), total: one(pgmapRef), users: all(tagged('getting')) },
  holds: ({ exact, total, users }) => {
    if (total.has('violation')) return true;
    const { sum, count, biased } = exact.context;
    const underWay = users.filter((user) => user.has('getting')).length;
    const live = exact.is('live') === total.is('counted.live');
    const zeroSeen = (!biased && count === 0) === (total.is('exact') && total.context.count === 0);
    const counted =
      exact.is('exited') || total.context.count === (biased ? count + sum : count) + underWay;
    return live && zeroSeen && counted;
  },
  because: ({ exact, total }) =>
    `total ${total.context.count}; per CPU ${exact.context.sum}, atomic ${exact.context.count}`,
});
