/** PRIVATE, COHERENT, FS_DAX, GENERIC, PCI_P2PDMA. */
const MODELLED: ReadonlySet<number> = new Set([1, 2, 3, 4, 5]);

/** Whether slices of this type of memory can be followed. */
export function isModelled(type: number | undefined): boolean {
  return type === undefined || MODELLED.has(type);
}
