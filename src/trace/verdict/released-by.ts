import type { RegisteredPagemap } from '../link/registered-pagemap.ts';
import { COHERENT, FS_DAX, GENERIC, PCI_P2PDMA, PRIVATE } from '../kernel/memory-types.ts';

const EVICTION = "the driver's eviction (migrate_device_range)";

/**
 * What gives a page of this type back, the likely first (facts A6, A9, A10).
 *
 * A device-private page is never mapped as present and cannot be pinned; a coherent one can be both.
 *
 * What the log shows failing is no way out.
 *
 * @param by who initialised it, as far as the log tells
 */
export function releasedBy(
  { type, failedEvictions }: RegisteredPagemap,
  by: string | undefined,
): readonly string[] {
  return waysOut(type, by).filter((way) => failedEvictions.size === 0 || !way.startsWith(EVICTION));
}

function waysOut(type: number | undefined, by: string | undefined): readonly string[] {
  const mapper = by === undefined ? 'every process that maps it' : `${by} and of whoever it forked`;
  const entry = `munmap or exit of ${mapper}`;
  switch (type) {
    case PRIVATE:
      return [
        `a CPU fault on it${by === undefined ? '' : ` by ${by}`} (migrate_to_ram)`,
        entry,
        EVICTION,
      ];
    case COHERENT:
      return [
        `${EVICTION}, which skips it while it is pinned`,
        `the end of every pin of it, followed by ${entry} or by another eviction`,
      ];
    case PCI_P2PDMA:
      return [`munmap of the mapping that allocated it`, 'pci_free_p2pmem of the allocation'];
    default:
      return ['the drop of its last reference: page-table entries, pins, or the driver'];
  }
}

/** What ends an allocation of a driver (facts C7). */
export function allocationReleasedBy(): readonly string[] {
  return ['pci_free_p2pmem by the driver that allocated it'];
}

/** What ends mappings and pins that are told by task and not by page (facts B, C5, C6). */
export function usersReleasedBy(type: number | undefined): string | undefined {
  switch (type) {
    case FS_DAX:
      return 'entries are released by munmap, exit, truncate or umount, pins by whoever pinned; memunmap_pages waits for none of them, truncate and (from 6.15) umount do';
    case GENERIC:
      return 'entries are released by munmap, exit or the unbind of the driver, pins by whoever pinned; memunmap_pages does not wait for them';
    case PCI_P2PDMA:
      return "entries are released by munmap or exit, or by the removal of the device's sysfs file";
    default:
      return undefined;
  }
}
