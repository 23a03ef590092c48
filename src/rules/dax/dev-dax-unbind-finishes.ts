import { each, progress } from '../../model/rule.ts';
import { runBy } from '../../model/scope.ts';

/**
 * Binding and unbinding a dax device always ends (source: facts C5, B2, G L1).
 *
 * Said of every driver, whichever it is. No page has a reference of the pagemap, so that there is little to wait for: that is the trouble.
 */
export const devDaxUnbindFinishes = progress({
  id: 'dev-dax-unbind-finishes',
  sentence: 'binding and unbinding a dax device always ends',
  source: 'facts C5, B2, G L1',
  over: { driver: each(runBy('driver')) },
  pending: ({ driver }) => !driver.has('rest'),
  demands: 'always finishes',
});
