import { deadlock } from '../../model/rule.ts';

/** No thread is stuck for good (source: facts G L5). */
export const noDeadlock = deadlock({
  id: 'no-deadlock',
  sentence: 'no thread is stuck for good',
  source: 'facts G L5',
});
