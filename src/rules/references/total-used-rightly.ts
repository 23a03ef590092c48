import { pgmapRef } from '../../machines/objects/pagemap/pgmap-ref.ts';
import { violation } from '../../model/rule.ts';

/**
 * The total of a reference count goes wrong nowhere: no underflow, second kill or use after exit
 * (source: facts A1, G I4).
 *
 * The exact count goes on after its total went wrong, so that both can be seen to break.
 */
export const totalUsedRightly = violation({
  id: 'total-used-rightly',
  sentence:
    'the total of a reference count goes wrong nowhere: no underflow, second kill or use after exit',
  source: 'facts A1, G I4',
  of: pgmapRef,
  states: {
    underflow: 'no more references are put than were got',
    killedTwice: 'the total of a reference count is killed once',
    usedAfterExit: 'nobody touches the total of a reference count after percpu_ref_exit',
  },
  memorySafety: false,
});
