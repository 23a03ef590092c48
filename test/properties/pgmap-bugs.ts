import { replaceStep } from '../../src/index.ts';
import type { Revision } from '../../src/model/changes/revised-instances.ts';

/** Steps of the pgmap protocol without the look that makes them right. */
export const pgmapBugs: readonly { readonly rule: string; readonly revision: Revision }[] = [
  {
    rule: 'dma-on-mapped',
    revision: {
      by: 'erases while the registration is used',
      changes: [
        replaceStep(
          'driver',
          'waiting',
          'erase',
          { ports: { map: ['looks unused', 'ERASE'] } },
          { target: 'erased', meta: { ports: { map: 'ERASE' } } },
        ),
      ],
    },
  },
  {
    rule: 'no-map-underflow',
    revision: {
      by: 'puts the registration twice',
      changes: [
        replaceStep(
          'user',
          'gotBoth',
          'put map',
          { target: 'held' },
          { target: 'gotMap', meta: { ports: { map: 'PUT' } } },
        ),
      ],
    },
  },
];
