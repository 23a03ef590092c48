import { pmemDriver } from '../machines/threads/dax/pmem-driver.ts';
import type { Composer } from '../model/composer.ts';
import { fsDaxCore, type FsDaxSurroundings } from './fs-dax-core.ts';

interface Shape extends FsDaxSurroundings {
  /** Whether the file system is told when its device goes. */
  readonly holder: boolean;
}

/** The index of a page-table entry among those of all processes, page by page. */
interface AtEntry {
  readonly at?: number | undefined;
}

/** The pmem driver in the middle of what any driver with FS_DAX memory meets. */
export function fsDaxParts(c: Composer, { holder, ...around }: Shape): void {
  const { pages: P, processes: U } = around;
  const core = fsDaxCore(c, around);
  c.thread(
    'driver',
    pmemDriver,
    {
      ...core,
      page: ({ at = 0 }: AtEntry) => core.pages[at % P]!,
      idle: ({ at = 0 }: AtEntry) => core.waits[at % P]!,
      pte: ({ at = 0 }: AtEntry) => core.ptes[Math.floor(at / P)]![at % P]!,
    },
    { input: { ptes: P * U, ...(holder && { holder: true }) } },
  );
}
