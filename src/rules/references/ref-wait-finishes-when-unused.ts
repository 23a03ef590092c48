import { all, each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';
import { heldBy, type Holder } from '../../machines/parts/references/reference-holder.ts';

/**
 * Once no user holds a reference or takes one, the wait always finishes (source: facts A1 REF-sw.3,
 * A3 U3, G L1).
 *
 * Said of whoever is tagged `draining` where it waits, and of users tagged `holding` where they hold.
 */
export const refWaitFinishesWhenUnused = progress({
  id: 'ref-wait-finishes-when-unused',
  sentence: 'once no user holds a reference or takes one, the wait always finishes',
  source: 'facts A1 REF-sw.3, A3 U3, G L1',
  mayLack: ['refs'],
  over: { killer: each(tagged('draining')), users: all(tagged<Holder>('holding')) },
  pending: ({ killer, users }) =>
    killer.has('draining') && users.every((user) => heldBy(user) === 0),
  demands: 'always finishes',
});
