import { completion } from '../../machines/objects/waits/completion.ts';
import { violation } from '../../model/rule.ts';

/** The release of a pagemap is run at most once for one registration (source: facts G I2). */
export const doneCompletedOnce = violation({
  id: 'done-completed-once',
  sentence: 'the release of a pagemap is run at most once for one registration',
  source: 'facts G I2',
  of: completion,
  states: ['completedTwice'],
});
