import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** A pin is left when nobody maps the file or has it open (source: facts A11). */
export const coverPinOutlivesClose = cover({
  id: 'cover-pin-outlives-close',
  sentence: 'a pin is left when nobody maps the file or has it open',
  source: 'facts A11',
  over: { processes: all(tagged('closed')), pins: all(tagged('pinned')) },
  reached: ({ processes, pins }) =>
    processes.every((process) => process.has('closed')) && pins.some((pin) => pin.has('pinned')),
});
