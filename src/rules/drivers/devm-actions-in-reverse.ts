import { devmAction } from '../../machines/objects/drivers/devm-action.ts';
import { all, invariant } from '../../model/rule.ts';

/**
 * No managed action starts before every later one has returned (source: facts G I10, A12
 * devres_release_all).
 *
 * Order is the whole point here, so that the rule tells the actions apart.
 */
export const devmActionsInReverse = invariant({
  id: 'devm-actions-in-reverse',
  sentence: 'no managed action starts before every later one has returned',
  source: 'facts G I10, A12 devres_release_all',
  over: { actions: all(devmAction) },
  asymmetric: true,
  holds: ({ actions }) =>
    actions.every(
      (action, i) =>
        !(action.is('running') || action.is('ran')) ||
        actions.slice(i + 1).every((later) => later.is('ran') || later.is('absent')),
    ),
});
