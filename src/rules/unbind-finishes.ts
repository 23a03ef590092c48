import { devresDriver } from '../machines/threads/devres-driver.ts';
import { one, progress } from '../model/rule.ts';

/** An unbind always finishes when no page is in use (source: facts A12, G L1). */
export const unbindFinishes = progress({
  id: 'unbind-finishes',
  sentence: 'an unbind always finishes when no page is in use',
  source: 'facts A12, G L1',
  over: { driver: one(devresDriver) },
  pending: ({ driver }) => driver.is('unplugging') || driver.is('taking') || driver.is('releasing'),
  demands: 'always finishes',
});
