import { all, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * Of devices that all want one page, one comes to map it (source: facts E2 O6, C4).
 *
 * Said of the states tagged `contending`.
 */
export const contendingDevicesGoOn = progress({
  id: 'contending-devices-go-on',
  sentence: 'of devices that all want one page, one comes to map it',
  source: 'facts E2 O6, C4',
  over: { devices: all(tagged('contending')) },
  pending: ({ devices }) => devices.every((device) => device.has('contending')),
  demands: 'always finishes',
});
