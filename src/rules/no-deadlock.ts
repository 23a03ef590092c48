import { deadlock } from '../model/rule.ts';

export const noDeadlock = deadlock({
  id: 'no-deadlock',
  sentence: 'no thread is stuck for good',
  source: 'facts G L5',
});
