import { devmAction } from '../../machines/objects/drivers/devm-action.ts';
import { all, invariant } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * When a driver is unbound, every managed action has returned (source: facts G I10, A12
 * devres_release_all).
 *
 * Said of whoever is tagged `released` where devres_release_all has returned.
 */
export const unbindEndsEveryAction = invariant({
  id: 'unbind-ends-every-action',
  sentence: 'when a driver is unbound, every managed action has returned',
  source: 'facts G I10, A12 devres_release_all',
  over: { drivers: all(tagged('released')), actions: all(devmAction) },
  holds: ({ drivers, actions }) =>
    !drivers.some((driver) => driver.has('released')) ||
    actions.every((action) => action.is('ran')),
});
