import { ownerDesign, ownerParts } from '../design.ts';
import { breakOf, answerIsStale } from '../known-breaks.ts';

const EVICTED_FIRST = { adds: 'eviction before the kill, or a reference', design: 'callback' };

export const callbackKilledFirst = ownerDesign({
  id: 'callback-killed-first',
  sentence: 'the same under RCU, by a driver that kills the pagemap before it evicts',
  source: 'facts E2 O4',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'asks the exporter' },
    exporter: { evicts: 'after kill' },
  }),
  options: ['O4'],
  breaks: {
    ...answerIsStale('callback-stop-revoke'),
    ...breakOf(
      'pagemap-not-read-after-remove',
      'the grace period of the kill is over before the walk begins, and the page that it finds is evicted after',
      EVICTED_FIRST,
    ),
    ...breakOf(
      'exporter-text-not-run-after-unload',
      'the grace period of the kill is over before the walk begins',
      EVICTED_FIRST,
    ),
  },
});
