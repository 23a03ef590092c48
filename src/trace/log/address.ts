/** The address `bytes` away, written the way the kernel writes it; undefined for no number. */
export function moved(address: string, bytes: number): string | undefined {
  if (!/^0x[0-9a-f]+$/i.test(address)) return undefined;
  return `0x${BigInt.asUintN(64, BigInt(address) + BigInt(bytes)).toString(16)}`;
}

/** The number that an address is; undefined for no number. */
export function addressOf(address: string | undefined): bigint | undefined {
  return address !== undefined && /^0x[0-9a-f]+$/i.test(address) ? BigInt(address) : undefined;
}

/** Where addresses of the kernel begin, whatever the architecture and the levels of its page tables. */
const KERNEL_FROM = 0xff00n << 48n;

/** Whether this can be the address of something in the kernel: no number of another kind, no poison. */
export function isKernelAddress(address: string): boolean {
  const at = addressOf(address);
  return at !== undefined && at >= KERNEL_FROM && !isError(address);
}

/** Whether a pointer that a function returned is an error number (the last page of addresses). */
export function isError(address: string): boolean {
  return /^0xfffffffffffff[0-9a-f]{3}$/i.test(address);
}

/** Whether two ranges of physical addresses, ends included, have an address in common. */
export function overlap(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Physical addresses from `start` to `end`, both included. */
export interface Range {
  readonly start: bigint;
  readonly end: bigint;
}

const PAGE_SHIFT = 12n;

/** The physical address at which a page frame begins. */
export function physicalOf(pfn: string): bigint {
  return BigInt(pfn) << PAGE_SHIFT;
}
