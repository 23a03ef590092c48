import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/** The driver drops the references that it took for itself (source: facts A4 PUT, A13). */
export const dropsItsOwnReferences = duty({
  id: 'drops-its-own-references',
  sentence: 'the driver drops the references that it took for itself',
  whose: 'driver',
  source: 'facts A4 PUT, A13',
  dropped: [
    replaceStep(
      'driver',
      'release',
      'put_dev_pagemap',
      { target: 'memunmap_pages', ports: { ref: 'PUT' } },
      { target: 'memunmap_pages' },
      'no put_dev_pagemap',
    ),
  ],
});
