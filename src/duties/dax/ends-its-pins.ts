import { retag } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/** Who pins a page of a dax file unpins it some day (source: facts A11, A13; mm/gup.c). */
export const endsItsPins = duty({
  id: 'ends-its-pins',
  sentence: 'who pins a page of a dax file unpins it some day',
  whose: 'user',
  source: 'facts A11, A13; mm/gup.c',
  dropped: [retag('gup_pin', 'pinned', { add: 'rest' })],
});
