import { FS_DAX } from '../kernel/memory-types.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';

/**
 * What to do about mappings that were there when the struct pages went: device-dax is to be unmapped by
 * its driver; a munmap leaves no event, so that files may have been unmapped unseen.
 */
export function howToTell(
  { type, users }: RegisteredPagemap,
  showsFrees: boolean,
  showsUmount: boolean,
): string[] {
  const mappers = users.names();
  // A pin stays whoever unmaps.
  if (mappers.length === 0 || showsFrees || users.pinned() > 0) return [];
  if (type !== FS_DAX) {
    return [
      'kill_dev_dax is to unmap device-dax while its driver is unbound (unmap_mapping_range), which the log does not show',
    ];
  }
  const arm = showsUmount ? '' : ', or arm fs_put_dax';
  const who = mappers.length === 1 ? mappers[0]! : 'those who map it';
  return [
    `unless ${who} unmapped unseen: let the process write "user: = munmap -> 0" to trace_marker${arm}`,
  ];
}
