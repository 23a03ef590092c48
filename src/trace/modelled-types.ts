/** Types of memory whose pages hold a reference of their pagemap each: PRIVATE and COHERENT. */
const MODELLED: ReadonlySet<number> = new Set([1, 2]);

/** Whether slices of this type of memory can be followed. */
export function isModelled(type: number | undefined): boolean {
  return type === undefined || MODELLED.has(type);
}
