/** Holds a counter against the chart: `fc.assert(fc.asyncProperty(held.commands, held.run))`. */
import { implementation } from 'unplug-verifier/walks';
import type { Counter } from './counters.ts';
import protocol from './protocol.ts';

/** A counter beside the chart. @param create makes the counter of each run */
export const heldAgainstChart = (create: () => Counter) =>
  implementation(protocol, {
    of: 'counter',
    create,
    does: {
      TRYGET: (counter) => counter.tryGet(),
      TRYGET_FAILS: (counter) => !counter.tryGet(),
      PUT: (counter) => !counter.put(),
      PUT_LAST: (counter) => counter.put(),
    },
    agrees: ({ value }, counter) => counter.isFreed === (value === 'freed'),
    lengthMax: 40,
  });
