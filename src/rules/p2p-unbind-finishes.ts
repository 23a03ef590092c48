import { p2pDriver } from '../machines/threads/p2p-driver.ts';
import { one, progress } from '../model/rule.ts';

/** Binding and unbinding a provider of peer-to-peer memory always ends (source: facts C7, G L1). */
export const p2pUnbindFinishes = progress({
  id: 'p2p-unbind-finishes',
  sentence: 'binding and unbinding a provider of peer-to-peer memory always ends',
  source: 'facts C7, G L1',
  over: { driver: one(p2pDriver) },
  pending: ({ driver }) => !driver.has('rest'),
  demands: 'always finishes',
});
