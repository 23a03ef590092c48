import { devmAction } from '../../machines/objects/drivers/devm-action.ts';
import { violation } from '../../model/rule.ts';

/** A managed action is run once, by who took it off the list (source: facts G I10, A12 D1 D2). */
export const devmActionRunsOnce = violation({
  id: 'devm-action-runs-once',
  sentence: 'a managed action is run once, by who took it off the list',
  source: 'facts G I10, A12 D1 D2',
  of: devmAction,
  states: ['outOfTurn'],
});
