import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The file system frees a block only after it has broken the layout (source: fs/dax.c:
 * dax_break_layout; facts C6).
 */
export const breaksLayoutBeforeTruncate = duty({
  id: 'breaks-layout-before-truncate',
  sentence: 'the file system frees a block only after it has broken the layout',
  whose: 'file system',
  source: 'fs/dax.c: dax_break_layout; facts C6',
  dropped: [
    replaceStep(
      'dax_truncate',
      'busy',
      'dax_layout_busy_page',
      { target: 'wait' },
      { target: 'free', meta: { ports: { entry: 'looks stored', page: 'looks not idle' } } },
      'nobody looks whether the page is busy',
    ),
  ],
});
