import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * A page fault of a device can end, whatever another has done that wants the page (source: facts E2
 * O6, D20, K14).
 *
 * Said of each state tagged `contending`. More cannot be demanded of one device: another that faults again and
 * again may be faster each time. That the two do not keep each other for ever is `contending-devices-go-on`.
 */
export const contendingFaultCanEnd = progress({
  id: 'contending-fault-can-end',
  sentence: 'a page fault of a device can end, whatever another has done that wants the page',
  source: 'facts E2 O6, D20, K14',
  over: { device: each(tagged('contending')) },
  pending: ({ device }) => device.has('contending'),
  demands: 'can finish without users',
});
