/**
 * What gives a page of this type back, the likely first (facts A6, A9, A10).
 *
 * A device-private page is never mapped as present and cannot be pinned; a coherent one can be both.
 *
 * @param by who initialised it, as far as the log tells
 */
export function releasedBy(type: number | undefined, by: string | undefined): readonly string[] {
  const mapper = by === undefined ? 'every process that maps it' : `${by} and of whoever it forked`;
  const entry = `munmap or exit of ${mapper}`;
  const eviction = "the driver's eviction (migrate_device_range)";
  switch (type) {
    case 1:
      return [
        `a CPU fault on it${by === undefined ? '' : ` by ${by}`} (migrate_to_ram)`,
        entry,
        eviction,
      ];
    case 2:
      return [
        `${eviction}, which skips it while it is pinned`,
        `the end of every pin of it, followed by ${entry} or by another eviction`,
      ];
    case 5:
      return [`munmap of the mapping that allocated it`, 'pci_free_p2pmem of the allocation'];
    default:
      return ['the drop of its last reference: page-table entries, pins, or the driver'];
  }
}
