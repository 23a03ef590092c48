import { addState, replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Who found a pagemap puts the reference of the lookup once (source: include/linux/memremap.h:
 * put_dev_pagemap).
 */
export const lookupPutsOnce = duty({
  id: 'lookup-puts-once',
  sentence: 'who found a pagemap puts the reference of the lookup once',
  whose: 'core',
  source: 'include/linux/memremap.h: put_dev_pagemap',
  dropped: [
    replaceStep(
      'pfn_walker',
      'putting',
      'put_dev_pagemap',
      { target: 'outside', ports: { ref: 'PUT' } },
      { target: 'puttingAgain', meta: { ports: { ref: 'PUT' } } },
    ),
    addState('pfn_walker', 'puttingAgain', {
      on: {
        'put_dev_pagemap: again': {
          target: 'outside',
          actions: 'forget',
          meta: { ports: { ref: 'PUT' } },
        },
        'put_dev_pagemap: again (last)': {
          target: 'releasing',
          meta: { ports: { ref: 'PUT_LAST' } },
        },
      },
    }),
  ],
});
