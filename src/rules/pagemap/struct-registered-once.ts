import { pgmapContainer } from '../../machines/objects/pagemap/pgmap-container.ts';
import { violation } from '../../model/rule.ts';

/**
 * A dev_pagemap is registered again only when its last registration is over (source: facts A1
 * REF-reinit, A2 "Concurrent legality").
 */
export const structRegisteredOnce = violation({
  id: 'struct-registered-once',
  sentence: 'a dev_pagemap is registered again only when its last registration is over',
  source: 'facts A1 REF-reinit, A2 "Concurrent legality"',
  of: pgmapContainer,
  states: ['registeredTwice'],
});
