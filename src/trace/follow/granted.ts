/** What has to be granted before a slice can be explained. */
export interface Granted {
  /** A return is missing: the kernel drops some when too many run at once. */
  readonly missingReturn: boolean;
  /** The RCU callback of the kill is running at that very moment. */
  readonly callback: boolean;
}

/** What may be granted, the more likely first. */
export const GRANTS: readonly Granted[] = [
  { missingReturn: true, callback: false },
  { missingReturn: false, callback: true },
  { missingReturn: true, callback: true },
];
