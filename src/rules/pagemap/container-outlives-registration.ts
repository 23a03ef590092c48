import { pgmapContainer } from '../../machines/objects/pagemap/pgmap-container.ts';
import { violation } from '../../model/rule.ts';

/**
 * The memory of a dev_pagemap is freed only when it is not registered (source: facts A3 U6, G I9).
 */
export const containerOutlivesRegistration = violation({
  id: 'container-outlives-registration',
  sentence: 'the memory of a dev_pagemap is freed only when it is not registered',
  source: 'facts A3 U6, G I9',
  of: pgmapContainer,
  states: ['freedInUse'],
});
