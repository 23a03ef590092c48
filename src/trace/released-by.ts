/**
 * What gives a page of this type back, the likely first (facts A6, A9, A10).
 *
 * A device-private page is never mapped as present and cannot be pinned; a coherent one can be both.
 */
export function releasedBy(type: number | undefined): readonly string[] {
  const entry = 'munmap or exit of every process that maps it';
  const eviction = "the driver's eviction (migrate_device_range)";
  switch (type) {
    case 1:
      return ['a CPU fault on it (migrate_to_ram)', entry, eviction];
    case 2:
      return [
        `${eviction}, which skips it while it is pinned`,
        `the end of every pin of it, and then ${entry} or another eviction`,
      ];
    case 5:
      return ['munmap of the mapping that allocated it', 'pci_free_p2pmem of the allocation'];
    default:
      return ['its last reference: page-table entries, pins, or the driver'];
  }
}
