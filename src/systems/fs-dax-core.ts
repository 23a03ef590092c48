import { completion } from '../machines/objects/waits/completion.ts';
import { daxDevice } from '../machines/objects/dax/dax-device.ts';
import { daxEntry } from '../machines/objects/dax/dax-entry.ts';
import { daxFault } from '../machines/threads/dax/dax-fault.ts';
import { daxMount } from '../machines/objects/dax/dax-mount.ts';
import { daxPage } from '../machines/objects/dax/dax-page.ts';
import { daxProcess } from '../machines/threads/dax/dax-process.ts';
import { daxPte } from '../machines/objects/dax/dax-pte.ts';
import { daxTruncate } from '../machines/threads/dax/dax-truncate.ts';
import { daxUmount } from '../machines/threads/dax/dax-umount.ts';
import { gupPin } from '../machines/threads/dax/gup-pin.ts';
import { pageIdleWait } from '../machines/objects/dax/page-idle-wait.ts';
import { pagemap } from '../machines/objects/pagemap/pagemap.ts';
import { pgmapRef } from '../machines/objects/pagemap/pgmap-ref.ts';
import { pgmapSwitch } from '../machines/threads/pagemap/pgmap-switch.ts';
import { rwSemaphore } from '../machines/objects/locks/rw-semaphore.ts';
import type { Composer, Ref } from '../model/composer.ts';

/** Who is there beside the driver. */
export interface FsDaxSurroundings {
  readonly pages: number;
  readonly processes: number;
}

/** A thread that works on a page. */
interface AtPage {
  readonly page?: number | undefined;
}

/** What a driver's ports are wired to; a driver uses the ones that it has ports for. */
export interface FsDaxWires {
  readonly page: (at: AtPage) => Ref<typeof daxPage>;
  readonly idle: (at: AtPage) => Ref<typeof pageIdleWait>;
  readonly pages: readonly Ref<typeof daxPage>[];
  /** What waits for each page to be idle, by page. */
  readonly waits: readonly Ref<typeof pageIdleWait>[];
  readonly entries: readonly Ref<typeof daxEntry>[];
  /** The page-table entries, by process and page. */
  readonly ptes: readonly (readonly Ref<typeof daxPte>[])[];
  readonly faults: readonly Ref<typeof daxFault>[];
  readonly pgmap: Ref<typeof pagemap>;
  readonly ref: Ref<typeof pgmapRef>;
  readonly done: Ref<typeof completion>;
  readonly dax: Ref<typeof daxDevice>;
  readonly mount: Ref<typeof daxMount>;
}

/**
 * All that a driver with FS_DAX memory meets: the registered pagemap, its pages, a mounted file system
 * with one file, the processes that map and pin it, truncate, unmount, the grace period of the kill.
 * The driver itself is not in it.
 */
export function fsDaxCore(c: Composer, { pages: P, processes: U }: FsDaxSurroundings): FsDaxWires {
  const page = c.family('page', P, daxPage, { ordered: true });
  const wait = c.family('idle', P, pageIdleWait, { index: 'page', ordered: true });
  const entry = c.family('entry', P, daxEntry, { index: 'page', ordered: true });
  const pgmap = c.object('pgmap', pagemap);
  // One reference stands for the bias that registration takes: see memunmapBiased.
  const ref = c.object('ref', pgmapRef, { input: { own: 1 } });
  const done = c.object('done', completion, { input: { once: true } });
  const dax = c.object('dax', daxDevice);
  const mount = c.object('mount', daxMount);
  const invalidateLock = c.object('invalidate_lock', rwSemaphore);
  const each = Array.from({ length: U }, (_, u) => u);
  const ptes = each.map((u) =>
    c.family(`pte${u}.`, P, daxPte, { index: 'page', at: { process: u }, ordered: true }),
  );

  const put = { page: at(page), idle: at(wait) };
  const threads: Ref<typeof daxFault>[] = each.map((u) => ({ name: `thread${u}` }));
  const truncate: Ref<typeof daxTruncate> = { name: 'truncate' };
  const processes: Ref<typeof daxProcess>[] = [];
  for (const u of each) {
    const own = { ...put, pte: at(ptes[u]!) };
    const process = c.thread(
      `process${u}`,
      daxProcess,
      { ...own, ptes: ptes[u]!, thread: threads[u]! },
      { at: { process: u }, picks: { page: P } },
    );
    processes.push(process);
    c.thread(
      `thread${u}`,
      daxFault,
      { ...own, entry: at(entry), dax, mount, invalidateLock, process },
      { at: { process: u }, picks: { page: P } },
    );
    c.thread(`pin${u}`, gupPin, own, { at: { process: u }, picks: { page: P } });
  }
  c.thread(
    truncate.name,
    daxTruncate,
    {
      ...put,
      pte: ({ process = 0, page: p = 0 }) => ptes[process]![p]!,
      entry: at(entry),
      mount,
      invalidateLock,
    },
    { picks: { page: P }, input: { processes: U } },
  );
  c.thread(
    'umount',
    daxUmount,
    { ...put, entry: at(entry), entries: entry, mount, processes, truncate },
    { input: { pages: P } },
  );
  c.thread('rcu', pgmapSwitch, { ref, done });
  const shared = { pgmap, ref, done, dax, mount };
  return { ...put, ...shared, pages: page, waits: wait, entries: entry, ptes, faults: threads };
}

/** The member of a family that stands at the index `page` of a thread. */
const at =
  <D>(family: readonly Ref<D>[]) =>
  ({ page = 0 }: AtPage): Ref<D> =>
    family[page]!;
