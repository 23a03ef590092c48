import { ownerDesign, ownerParts } from '../design.ts';
import { mappedBeforeSplit, joinsAgain } from '../known-breaks.ts';

export const kept = ownerDesign({
  id: 'kept',
  sentence: 'stored anew, owners kept until every pagemap is gone, nothing revoked',
  source: "facts E2 O2'",
  parts: ownerParts({ topology: { changes: 'stores' } }),
  options: ["O2'"],
  breaks: {
    ...mappedBeforeSplit('kept-stop-revoke'),
    ...joinsAgain({ adds: 'the answer no before the split', design: 'kept-stop-revoke' }),
  },
});
