import { ownerDesign, ownerParts } from '../design.ts';
import { mappedBeforeSplit, joinsAgain } from '../known-breaks.ts';

export const mutable = ownerDesign({
  id: 'mutable',
  sentence: 'stored anew when a way comes or goes, nothing revoked',
  source: 'facts E2 O2',
  parts: ownerParts({ topology: { changes: 'stores and puts' } }),
  options: ['O2'],
  breaks: {
    ...mappedBeforeSplit('mutable-stop-revoke'),
    ...joinsAgain({ adds: 'the answer no before the split', design: 'mutable-stop-revoke' }),
  },
});
