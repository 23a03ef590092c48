import { devmAction } from '../machines/objects/devm-action.ts';
import { devresDriver } from '../machines/threads/devres-driver.ts';
import { all, invariant, one } from '../model/rule.ts';

/**
 * When a driver is unbound, every managed action has returned (source: facts G I10, A12
 * devres_release_all).
 */
export const unbindEndsEveryAction = invariant({
  id: 'unbind-ends-every-action',
  sentence: 'when a driver is unbound, every managed action has returned',
  source: 'facts G I10, A12 devres_release_all',
  over: { driver: one(devresDriver), actions: all(devmAction) },
  holds: ({ driver, actions }) =>
    !driver.is('released') || actions.every((action) => action.is('ran')),
});
