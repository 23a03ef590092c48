import { peerMapping } from '../../../machines/objects/hmm/peer-mapping.ts';
import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** A page that another device maps is evicted for an unplug (source: facts A9, E2 O9). */
export const coverMappedPageIsEvicted = cover({
  id: 'cover-mapped-page-is-evicted',
  sentence: 'a page that another device maps is evicted for an unplug',
  source: 'facts A9, E2 O9',
  over: { exporters: all(tagged('withdrawing')), mappings: all(peerMapping) },
  reached: ({ exporters, mappings }) =>
    exporters.some((exporter) => exporter.has('withdrawing')) &&
    mappings.some((mapping) => mapping.is('mapped')),
  needs: { unplug: 'yes', ways: 'come-and-go' },
});
