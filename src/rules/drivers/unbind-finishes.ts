import { each, progress } from '../../model/rule.ts';
import { runBy } from '../../model/scope.ts';

/**
 * An unbind always finishes when no page is in use (source: facts A12, G L1).
 *
 * Said of every driver, whichever it is, and of its bind as well: of whatever it has begun.
 */
export const unbindFinishes = progress({
  id: 'unbind-finishes',
  sentence: 'an unbind always finishes when no page is in use',
  source: 'facts A12, G L1',
  over: { driver: each(runBy('driver')) },
  pending: ({ driver }) => !driver.has('rest'),
  demands: 'always finishes',
});
