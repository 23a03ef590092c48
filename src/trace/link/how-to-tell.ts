import type { FindingFacts } from '../../schemas/log-finding.ts';
import { FS_DAX } from '../kernel/memory-types.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';

/**
 * What would have told of mappings that were there when the struct pages went: device-dax is to be
 * unmapped by its driver; a munmap leaves no event, so that files may have been unmapped unseen.
 */
export function howToTell(
  { type, users }: RegisteredPagemap,
  showsFrees: boolean,
  showsUmount: boolean,
): FindingFacts['would have told'] | undefined {
  const mappers = users.mappers();
  // A pin stays whoever unmaps.
  if (mappers.length === 0 || showsFrees || users.pinned() > 0) return undefined;
  if (type !== FS_DAX) return { what: 'kill_dev_dax', mappers };
  return { what: 'munmap mark', mappers, ...(!showsUmount && { arm: 'fs_put_dax' }) };
}
