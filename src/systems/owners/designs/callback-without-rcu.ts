import { ownerDesign, ownerParts } from '../design.ts';
import { breakOf, answerIsStale } from '../known-breaks.ts';

const UNDER_RCU = { adds: 'an RCU section around both', design: 'callback' };

export const callbackWithoutRcu = ownerDesign({
  id: 'callback-without-rcu',
  sentence: 'the exporter is asked for each page, without RCU',
  source: 'facts E2 O4',
  parts: ownerParts({ owner: 'none', importer: { walk: 'asks the exporter without RCU' } }),
  options: ['O4'],
  breaks: {
    ...answerIsStale('callback-stop-revoke'),
    ...breakOf(
      'pagemap-not-read-after-remove',
      'nothing holds the pagemap between the read of the entry and the call',
      UNDER_RCU,
    ),
    ...breakOf(
      'exporter-text-not-run-after-unload',
      'the call may begin when the module is gone',
      UNDER_RCU,
    ),
  },
});
