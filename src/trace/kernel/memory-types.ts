/*
 * What memory a pagemap is registered for, as the kernel numbers it (enum memory_type in
 * include/linux/memremap.h) and logs print it in the field `type`.
 */

/** Memory that the CPU cannot reach: its pages are migrated to and from. */
export const PRIVATE = 1;
/** Memory that the CPU reaches, whose pages are migrated to and from. */
export const COHERENT = 2;
/** Memory of a file system that maps it into processes as it is. */
export const FS_DAX = 3;
/** Memory of device-dax, which a process maps as it is. */
export const GENERIC = 4;
/** Memory of a PCI device for its peers. */
export const PCI_P2PDMA = 5;

/** What the kernel calls each. */
export const MEMORY_TYPES: Readonly<Record<number, string>> = {
  [PRIVATE]: 'MEMORY_DEVICE_PRIVATE',
  [COHERENT]: 'MEMORY_DEVICE_COHERENT',
  [FS_DAX]: 'MEMORY_DEVICE_FS_DAX',
  [GENERIC]: 'MEMORY_DEVICE_GENERIC',
  [PCI_P2PDMA]: 'MEMORY_DEVICE_PCI_P2PDMA',
};

const MODELLED: ReadonlySet<number> = new Set([PRIVATE, COHERENT, FS_DAX, GENERIC, PCI_P2PDMA]);

/** Whether slices of this type of memory can be followed; one that is not known yet may be. */
export function isModelled(type: number | undefined): boolean {
  return type === undefined || MODELLED.has(type);
}

/**
 * Whether memory of this type is mapped as it is: its pages hold no reference of the pagemap, and
 * the unregister waits for none of its users.
 */
export function isDax({ type }: { readonly type?: number }): boolean {
  return type === FS_DAX || type === GENERIC;
}
