/** How callers of the migration differ. */
export interface Caller {
  readonly pages: string;
  readonly finalize: string;
  /** The look that finds no more references than the check before the copy lets pass. */
  readonly strays: 'referenced at most twice' | 'at most three references';
  /** The look that finds exactly the references that the move expects. */
  readonly expected: 'referenced once' | 'referenced twice';
  readonly back: 'MAP_BACK_PUT' | 'MAP_BACK_UNLOCK';
  readonly moved: 'MOVED_PUT' | 'MOVED_UNLOCK';
  /** What a process gets for a page whose data the device has lost. */
  readonly lost: 'SIGBUS' | 'zeroes';
}

/** A fault: it holds a reference and the lock of the page before and after. */
export const FAULT: Caller = {
  pages: 'migrate_vma_pages',
  finalize: 'migrate_vma_finalize',
  strays: 'at most three references',
  expected: 'referenced twice',
  back: 'MAP_BACK_PUT',
  moved: 'MOVED_PUT',
  lost: 'SIGBUS',
};

/** An evictor: its only reference is that of the migration, which ends with an unlock and a put. */
export const EVICTOR: Caller = {
  pages: 'migrate_device_pages',
  finalize: 'migrate_device_finalize',
  strays: 'referenced at most twice',
  expected: 'referenced once',
  back: 'MAP_BACK_UNLOCK',
  moved: 'MOVED_UNLOCK',
  lost: 'zeroes',
};
