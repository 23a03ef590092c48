import { coherentPin } from '../../machines/threads/coherent-pin.ts';
import { all, cover } from '../../model/rule.ts';

/** The last reference of the pagemap is put by the end of a pin (source: facts A1 REF-put, A11). */
export const coverLastPutByUnpin = cover({
  id: 'cover-last-put-by-unpin',
  sentence: 'the last reference of the pagemap is put by the end of a pin',
  source: 'facts A1 REF-put, A11',
  over: { pins: all(coherentPin) },
  reached: ({ pins }) => pins.some((pin) => pin.is('free.release')),
});
