import { daxProcess } from '../../machines/threads/dax-process.ts';
import { gupPin } from '../../machines/threads/gup-pin.ts';
import { all, cover } from '../../model/rule.ts';

/** A pin is left when nobody maps the file or has it open (source: facts A11). */
export const coverPinOutlivesClose = cover({
  id: 'cover-pin-outlives-close',
  sentence: 'a pin is left when nobody maps the file or has it open',
  source: 'facts A11',
  over: { processes: all(daxProcess), pins: all(gupPin) },
  reached: ({ processes, pins }) =>
    processes.every((process) => process.is('closed')) && pins.some((pin) => pin.is('pinned')),
});
