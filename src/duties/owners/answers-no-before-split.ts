import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Whoever asks for a way that is about to go is told no, before owners are changed and mappings
 * revoked (source: facts E2 O9).
 */
export const answersNoBeforeSplit = duty({
  id: 'answers-no-before-split',
  sentence:
    'whoever asks for a way that is about to go is told no, before owners are changed and mappings revoked',
  whose: 'core',
  source: 'facts E2 O9',
  dropped: [
    replaceStep(
      'peer_topology',
      'split.stop',
      'the answer is no from here on',
      { target: 'lock', ports: { link: 'STOP' } },
      { target: 'lock' },
      'the answer stays yes',
    ),
  ],
});
