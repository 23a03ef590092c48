import { coherentPin } from '../machines/threads/pages/coherent-pin.ts';
import { completion } from '../machines/objects/waits/completion.ts';
import { copyEngine } from '../machines/objects/pages/copy-engine.ts';
import { deviceFile } from '../machines/objects/drivers/device-file.ts';
import { deviceMemory } from '../machines/objects/pages/device-memory.ts';
import { devicePage } from '../machines/objects/pages/device-page.ts';
import { driverData } from '../machines/objects/drivers/driver-data.ts';
import { driverModule } from '../machines/objects/drivers/driver-module.ts';
import { drmDevice } from '../machines/objects/drivers/drm-device.ts';
import { mutex } from '../machines/objects/locks/mutex.ts';
import { pagemap } from '../machines/objects/pagemap/pagemap.ts';
import { pgmapRef } from '../machines/objects/pagemap/pgmap-ref.ts';
import { pgmapSwitch } from '../machines/threads/pagemap/pgmap-switch.ts';
import { process } from '../machines/threads/pages/process.ts';
import { pte } from '../machines/objects/pages/pte.ts';
import { spinlock } from '../machines/objects/locks/spinlock.ts';
import { userThread } from '../machines/threads/pages/user-thread.ts';
import type { Composer, Ref } from '../model/composer.ts';

/** Who is there beside the driver. */
export interface Surroundings {
  readonly pages: number;
  readonly processes: number;
  /** Threads of each process. Default: 1. */
  readonly threads?: number;
  /** The type of the memory. Default: private. */
  readonly memory?: 'private' | 'coherent';
  /** Pins of coherent memory, one for each of the first processes. Default: 0. */
  readonly pins?: number;
  /** Whether the first process may close the device file and live on. */
  readonly closes?: boolean;
  /** Whether folio_free leaves work to a worker of the driver. */
  readonly defers?: boolean;
  /** References of the pagemap that the driver holds for itself while it is bound. Default: 0. */
  readonly ownReferences?: number;
}

/** What a driver's ports are wired to; a driver uses the ones that it has ports for. */
export interface DriverWires {
  readonly page: (at: AtPage) => Ref<typeof devicePage>;
  readonly pages: readonly Ref<typeof devicePage>[];
  readonly mappings: (at: AtPage) => readonly Ref<typeof pte>[];
  readonly pgmap: Ref<typeof pagemap>;
  readonly ref: Ref<typeof pgmapRef>;
  readonly done: Ref<typeof completion>;
  readonly module: Ref<typeof driverModule>;
  readonly data: Ref<typeof driverData>;
  readonly memory: Ref<typeof deviceMemory>;
  readonly engine: Ref<typeof copyEngine>;
  readonly copyLock: Ref<typeof mutex>;
  readonly deviceLock: Ref<typeof mutex>;
  readonly drm: Ref<typeof drmDevice>;
  readonly file: Ref<typeof deviceFile>;
}

/**
 * All that a driver with device-private or coherent pages meets: the registered pagemap, its pages, the processes
 * that map them, fault and migrate, the grace period of the kill. The driver itself is not in it.
 */
export function devicePrivateCore(c: Composer, around: Surroundings): DriverWires {
  const { pages: P, processes: U, threads: T = 1, ownReferences: own = 0 } = around;
  const page = c.family('page', P, devicePage, { ordered: true });
  const pgmap = c.object('pgmap', pagemap);
  const ref = c.object('ref', pgmapRef, { input: { own } });
  const done = c.object('done', completion, { input: { once: true } });
  const module = c.object('module', driverModule);
  const data = c.object('data', driverData, { input: { defers: around.defers ?? false } });
  const memory = c.object('memory', deviceMemory);
  const engine = c.object('engine', copyEngine);
  const drm = c.object('drm', drmDevice);
  const file = c.object('file', deviceFile);
  const copyLock = c.object('copy_lock', mutex);
  const deviceLock = c.object('device_lock', mutex);
  const each = Array.from({ length: U }, (_, u) => u);
  const ptl = each.map((u) => c.object(`ptl${u}`, spinlock));
  const ptes = each.map((u) =>
    c.family(`pte${u}.`, P, pte, {
      index: 'page',
      at: { process: u },
      ordered: true,
      ...(around.memory === 'coherent' && { input: () => ({ coherent: true }) }),
    }),
  );

  const ofPage = { page: at(page), mappings: (i: AtPage) => ptes.map((of) => at(of)(i)) };
  const parts = { ...ofPage, pages: page, ref, done, module, data, memory, engine, copyLock, drm };
  const ofProcess = (u: number): Ref<typeof process> => ({ name: `process${u}` });
  const ofThreads = (u: number): Ref<typeof userThread>[] =>
    Array.from({ length: T }, (_, t) => ({ name: T === 1 ? `thread${u}` : `thread${u}.${t}` }));
  const children = (u: number) => (u + 1 < U ? [ofProcess(u + 1)] : []);

  for (const u of each) {
    const own = { pte: at(ptes[u]!), file, forks: children(u) };
    for (const [t, { name }] of ofThreads(u).entries()) {
      c.thread(
        name,
        userThread,
        { ...parts, ...own, pgmap, process: ofProcess(u) },
        { at: { process: u, thread: t }, picks: { page: P } },
      );
    }
    const parent = Math.max(0, u - 1);
    c.thread(
      `process${u}`,
      process,
      {
        ...parts,
        ...own,
        parentPte: at(ptes[parent]!),
        ptl: ptl[u]!,
        threads: ofThreads(u),
        fileUsers: each.flatMap(ofThreads),
        parent: u === 0 ? ofThreads(0)[0]! : ofProcess(parent),
        parentThreads: ofThreads(parent),
      },
      {
        at: { process: u },
        picks: { page: P },
        input: {
          pages: P,
          ...(u === 0 && { first: true }),
          ...(u === 0 && around.closes === true && { closes: true }),
        },
      },
    );
  }
  for (const u of each.slice(0, around.pins ?? 0)) {
    c.thread(
      `pin${u}`,
      coherentPin,
      { ...parts, pte: at(ptes[u]!), process: ofProcess(u) },
      { at: { process: u }, picks: { page: P } },
    );
  }
  c.thread('rcu', pgmapSwitch, { ref, done });
  return { ...parts, pgmap, file, deviceLock };
}

/** A thread that works on a page. */
interface AtPage {
  readonly page?: number | undefined;
}

/** The member of a family that stands at the index `page` of a thread. */
const at =
  <D>(family: readonly Ref<D>[]) =>
  ({ page = 0 }: AtPage): Ref<D> =>
    family[page]!;
