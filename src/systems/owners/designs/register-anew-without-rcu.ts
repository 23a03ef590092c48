import { ownerDesign, ownerParts } from '../design.ts';
import { breakOf, ANSWER_NO, joinsAgain, mapsAgain } from '../known-breaks.ts';

export const registerAnewWithoutRcu = ownerDesign({
  id: 'register-anew-without-rcu',
  sentence: 'the same, under walks without RCU',
  source: 'facts E2 O7',
  parts: ownerParts({
    importer: { walk: 'compares owners without RCU' },
    topology: { changes: 'registers anew' },
  }),
  options: ['O7'],
  breaks: {
    ...mapsAgain(ANSWER_NO),
    ...joinsAgain(ANSWER_NO),
    ...breakOf(
      'pagemap-not-read-after-remove',
      'nothing holds the pagemap between the read of the entry and that of its owner',
      { adds: 'an RCU section around both', design: 'register-anew' },
    ),
  },
});
