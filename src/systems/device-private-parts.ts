import { completion } from '../machines/completion.ts';
import { copyEngine } from '../machines/copy-engine.ts';
import { deviceFile } from '../machines/device-file.ts';
import { deviceMemory } from '../machines/device-memory.ts';
import { devicePage } from '../machines/device-page.ts';
import { driver } from '../machines/driver.ts';
import { driverData } from '../machines/driver-data.ts';
import { driverModule } from '../machines/driver-module.ts';
import { driverWorker } from '../machines/driver-worker.ts';
import { drmDevice } from '../machines/drm-device.ts';
import { hardware } from '../machines/hardware.ts';
import { mutex } from '../machines/mutex.ts';
import { pagemap } from '../machines/pagemap.ts';
import { pgmapRef } from '../machines/pgmap-ref.ts';
import { pgmapSwitch } from '../machines/pgmap-switch.ts';
import { process } from '../machines/process.ts';
import { pte } from '../machines/pte.ts';
import { spinlock } from '../machines/spinlock.ts';
import { userThread } from '../machines/user-thread.ts';
import type { Composer, Ref } from '../model/system.ts';

/** What the systems with device-private pages differ in. */
export interface Shape {
  readonly pages: number;
  readonly processes: number;
  /** Threads of each process. */
  readonly threads: number;
  /** Whether a shrinker may evict while the device is bound. */
  readonly shrinks: boolean;
  /** Whether the first process may close the device file and live on. */
  readonly closes: boolean;
  /** Whether folio_free leaves work to a worker of the driver. */
  readonly defers: boolean;
  /** Whether the device may be reset or pulled out. */
  readonly fails: boolean;
}

/** The driver of one device, its pages, and the processes that have them mapped. */
export function devicePrivateParts(c: Composer, shape: Shape) {
  const { pages: P, processes: U } = shape;
  const page = c.family('page', P, devicePage, { ordered: true });
  const pgmap = c.object('pgmap', pagemap);
  const ref = c.object('ref', pgmapRef, { input: { own: 1 } });
  const done = c.object('done', completion);
  const module = c.object('module', driverModule);
  const data = c.object('data', driverData, { input: { defers: shape.defers } });
  const memory = c.object('memory', deviceMemory);
  const engine = c.object('engine', copyEngine);
  const drm = c.object('drm', drmDevice);
  const file = c.object('file', deviceFile);
  const copyLock = c.object('copy_lock', mutex);
  const deviceLock = c.object('device_lock', mutex);
  const each = Array.from({ length: U }, (_, u) => u);
  const ptl = each.map((u) => c.object(`ptl${u}`, spinlock));
  const ptes = each.map((u) =>
    c.family(`pte${u}.`, P, pte, { index: 'page', at: { process: u }, ordered: true }),
  );

  const pagesWired = { page: at(page), mappings: (i: AtPage) => ptes.map((of) => at(of)(i)) };
  const parts = { ref, done, module, data, memory, engine, copyLock };
  const ofProcess = (u: number): Ref<typeof process> => ({ name: `process${u}` });
  const ofThreads = (u: number): Ref<typeof userThread>[] =>
    Array.from({ length: shape.threads }, (_, t) => ({
      name: shape.threads === 1 ? `thread${u}` : `thread${u}.${t}`,
    }));
  const allPages = { pages: page };
  const children = (u: number) => (u + 1 < U ? [ofProcess(u + 1)] : []);

  for (const u of each) {
    for (const [t, { name }] of ofThreads(u).entries()) {
      c.thread(
        name,
        userThread,
        {
          ...parts,
          ...pagesWired,
          pte: at(ptes[u]!),
          pgmap,
          drm,
          file,
          process: ofProcess(u),
          forks: children(u),
        },
        { at: { process: u, thread: t }, picks: { page: P } },
      );
    }
    const parent = Math.max(0, u - 1);
    c.thread(
      `process${u}`,
      process,
      {
        ...parts,
        ...pagesWired,
        pte: at(ptes[u]!),
        parentPte: at(ptes[parent]!),
        ptl: ptl[u]!,
        file,
        drm,
        ...allPages,
        threads: ofThreads(u),
        fileUsers: each.flatMap(ofThreads),
        parent: u === 0 ? ofThreads(0)[0]! : ofProcess(parent),
        parentThreads: ofThreads(parent),
        forks: children(u),
      },
      {
        at: { process: u },
        picks: { page: P },
        input: {
          pages: P,
          ...(u === 0 && { first: true }),
          ...(u === 0 && shape.closes && { closes: true }),
        },
      },
    );
  }
  c.thread(
    'driver',
    driver,
    { ...parts, ...pagesWired, ...allPages, pgmap, drm, deviceLock },
    { input: { pages: P, ...(shape.shrinks && { shrinks: true }) } },
  );
  c.thread('rcu', pgmapSwitch, { ref, done });
  if (shape.defers) c.thread('worker', driverWorker, { data, module });
  if (shape.fails) c.thread('hardware', hardware, { memory, engine });
}

interface AtPage {
  readonly page?: number | undefined;
}

/** The member of a family that stands at the index `page` of a thread. */
const at =
  <D>(family: readonly Ref<D>[]) =>
  ({ page = 0 }: AtPage): Ref<D> =>
    family[page]!;
