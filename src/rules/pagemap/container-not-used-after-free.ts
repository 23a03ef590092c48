import { pgmapContainer } from '../../machines/objects/pagemap/pgmap-container.ts';
import { violation } from '../../model/rule.ts';

/** Nobody reads a dev_pagemap whose registration is over (source: facts A3 U4.5 U6, G I1). */
export const containerNotUsedAfterFree = violation({
  id: 'container-not-used-after-free',
  sentence: 'nobody reads a dev_pagemap whose registration is over',
  source: 'facts A3 U4.5 U6, G I1',
  of: pgmapContainer,
  states: ['usedAfterFree'],
});
