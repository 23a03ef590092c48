import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * Binding and unbinding a provider of peer-to-peer memory always ends (source: facts C7, G L1).
 *
 * Said of whoever unregisters a pagemap, all the way from its bind to the end of its unbind.
 */
export const p2pUnbindFinishes = progress({
  id: 'p2p-unbind-finishes',
  sentence: 'binding and unbinding a provider of peer-to-peer memory always ends',
  source: 'facts C7, G L1',
  over: { provider: each(tagged('unregistering')) },
  pending: ({ provider }) => !provider.has('rest'),
  demands: 'always finishes',
});
