import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * The unplug of a device whose memory others map always finishes (source: facts A3 U3, E2).
 *
 * Said of each state tagged `withdrawing`.
 */
export const exporterUnplugFinishes = progress({
  id: 'exporter-unplug-finishes',
  sentence: 'the unplug of a device whose memory others map always finishes',
  source: 'facts A3 U3, E2',
  over: { exporter: each(tagged('withdrawing')) },
  pending: ({ exporter }) => exporter.has('withdrawing'),
  demands: 'always finishes',
  needs: { unplug: 'yes' },
});
