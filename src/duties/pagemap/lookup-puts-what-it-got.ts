import { addState, addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Who found a pagemap puts the reference of the lookup on every path (source:
 * include/linux/memremap.h: put_dev_pagemap).
 */
export const lookupPutsWhatItGot = duty({
  id: 'lookup-puts-what-it-got',
  sentence: 'who found a pagemap puts the reference of the lookup on every path',
  whose: 'core',
  source: 'include/linux/memremap.h: put_dev_pagemap',
  dropped: [
    addStep('pfn_walker', 'putting', 'return without put_dev_pagemap', {
      target: 'forgetful',
      meta: { ports: {} },
    }),
    addState('pfn_walker', 'forgetful', { tags: 'rest' }),
  ],
});
