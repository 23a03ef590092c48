import type { FindingOf } from '../../schemas/log-finding.ts';
import type { RegisteredPagemap } from '../link/registered-pagemap.ts';
import { nameOf } from '../link/slice.ts';

/**
 * Every wait of a file system for pages of FS_DAX memory that somebody still has. Only that of an
 * unmount keeps the device from going away; a truncate that waits keeps only itself.
 */
export function layoutWaitsOf(pagemap: RegisteredPagemap): FindingOf<'file system wait'>[] {
  const object = nameOf(pagemap);
  return pagemap.users.waits.map((wait) => {
    const { by, from, fromSeconds, to, toSeconds, page, freed, freedBy, users } = wait;
    return {
      kind: 'file system wait',
      line: from,
      object,
      facts: {
        in: wait.in,
        by,
        ...(to !== undefined && { to }),
        ...(toSeconds !== undefined && { seconds: toSeconds - fromSeconds }),
        page,
        ...(freed !== undefined && { freed: { by: freedBy ?? '', line: freed } }),
        blocks: wait.in === 'dax_break_layout_final',
        users,
      },
    };
  });
}
