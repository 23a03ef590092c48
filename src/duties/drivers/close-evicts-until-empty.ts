import { dropStep, replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver frees what it keeps for a file only when no page refers to it any more (source:
 * lib/test_hmm.c: dmirror_fops_release; facts C1 D13).
 *
 * Dropped: one pass and no check, as lib/test_hmm.c does it.
 */
export const closeEvictsUntilEmpty = duty({
  id: 'close-evicts-until-empty',
  sentence: 'the driver frees what it keeps for a file only when no page refers to it any more',
  whose: 'driver',
  source: 'lib/test_hmm.c: dmirror_fops_release; facts C1 D13',
  dropped: [
    dropStep('process', 'running.close.check', 'pages are left'),
    replaceStep(
      'process',
      'running.close.check',
      'every page is free',
      { target: 'free', ports: { pages: 'looks idle' } },
      { target: 'free' },
      'evicted once',
    ),
  ],
});
