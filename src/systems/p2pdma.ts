import { completion } from '../machines/objects/waits/completion.ts';
import { daxPte } from '../machines/objects/dax/dax-pte.ts';
import { devmAction } from '../machines/objects/drivers/devm-action.ts';
import { kernfsFile } from '../machines/objects/p2pdma/kernfs-file.ts';
import { memmap } from '../machines/objects/pagemap/memmap.ts';
import { mutex } from '../machines/objects/locks/mutex.ts';
import { p2pChunk } from '../machines/objects/p2pdma/p2p-chunk.ts';
import { p2pClient } from '../machines/threads/p2pdma/p2p-client.ts';
import { p2pDriver } from '../machines/threads/p2pdma/p2p-driver.ts';
import { p2pMapper } from '../machines/threads/p2pdma/p2p-mapper.ts';
import { p2pPage } from '../machines/objects/p2pdma/p2p-page.ts';
import { p2pProvider } from '../machines/objects/p2pdma/p2p-provider.ts';
import { p2pRequest } from '../machines/threads/p2pdma/p2p-request.ts';
import { pgmapContainer } from '../machines/objects/pagemap/pgmap-container.ts';
import { pgmapEntry } from '../machines/objects/pagemap/pgmap-entry.ts';
import { pgmapRef } from '../machines/objects/pagemap/pgmap-ref.ts';
import { pgmapSwitch } from '../machines/threads/pagemap/pgmap-switch.ts';
import { rcuReader } from '../machines/objects/locks/rcu-domain.ts';
import { system } from '../model/system.ts';
import { p2pdmaDuties } from './p2pdma-duties.ts';
import { p2pdmaLimits } from './p2pdma-limits.ts';
import { p2pdmaRules } from './p2pdma-rules.ts';

/** Peer-to-peer memory of a PCI device, kernel 7.3. */
export const p2pdmaSystem = system({
  id: 'p2pdma',
  about:
    'Memory of a PCI device is mapped through sysfs, allocated by drivers and in flight to other devices when the device is unplugged: is unregistering safe, and does it finish?',
  sizes: {
    pages: { unit: 'pages', default: 2, max: 2, maxInRuns: 16 },
    processes: { unit: 'processes that map the memory', default: 1, min: 0, max: 2, maxInRuns: 8 },
    clients: { unit: 'drivers that allocate the memory', default: 1, max: 2, maxInRuns: 4 },
  },
  alsoAt: [
    { pages: 1, processes: 2, clients: 1 },
    { pages: 2, processes: 1, clients: 2 },
  ],
  rules: p2pdmaRules,
  duties: p2pdmaDuties,
  notModelled: p2pdmaLimits,
  compose(c, { pages: P = 2, processes: U = 1, clients: N = 1 }) {
    const page = c.family('page', P, p2pPage, { ordered: true });
    const chunks = c.family('chunk', P, p2pChunk, { ordered: true, index: 'page' });
    const container = c.object('p2p_pgmap', pgmapContainer);
    const ref = c.object('ref', pgmapRef);
    const done = c.object('done', completion, { input: { once: true } });
    const entry = c.object('entry', pgmapEntry);
    const provider = c.object('provider', p2pProvider);
    const file = c.object('allocate', kernfsFile);
    const deviceLock = c.object('device_lock', mutex);
    const release = c.object('release_action', devmAction);
    const pagemap = c.object('pagemap_action', devmAction);
    const unmap = c.object('unmap_action', devmAction);
    const readers = c.family('rcu_reader', U + N, rcuReader, { ordered: true });
    const each = Array.from({ length: U }, (_, u) => u);
    const ptes = each.map((u) =>
      c.family(`pte${u}.`, P, daxPte, { index: 'page', at: { process: u }, ordered: true }),
    );
    const own = { container, ref, done };
    const ofPage = {
      ...own,
      page: ({ page: p = 0 }: { page?: number | undefined }) => page[p]!,
      chunk: ({ page: p = 0 }: { page?: number | undefined }) => chunks[p]!,
    };
    const allocates = { ...ofPage, provider, chunks };

    c.thread(
      'driver',
      p2pDriver,
      {
        ...ofPage,
        memmap: c.object('memmap', memmap),
        pages: page,
        entry,
        others: [],
        entries: [entry],
        foundEntry: entry,
        foundContainer: container,
        foundRef: ref,
        foundDone: done,
        readers,
        provider,
        chunks,
        file,
        deviceLock,
        release,
        pagemap,
        unmap,
        actions: [release, pagemap, unmap],
        pte: ({ process = 0, page: p = 0 }) => ptes[process]![p]!,
        ptes: ptes.flat(),
      },
      { picks: { found: 1, process: U, page: P } },
    );
    c.thread('rcu', pgmapSwitch, { ref, done });
    for (const u of each) {
      const pte = ({ page: p = 0 }) => ptes[u]![p]!;
      const at = { process: u };
      const wires = { ...allocates, file, pte, rcu: readers[u]! };
      c.thread(`process${u}`, p2pMapper, wires, { at, picks: { page: P } });
      c.thread(`request${u}`, p2pRequest, { ...ofPage, pte }, { at, picks: { page: P } });
    }
    for (let n = 0; n < N; n++) {
      const wires = { ...allocates, deviceLock, rcu: readers[U + n]! };
      c.thread(`client${n}`, p2pClient, wires, { at: { client: n }, picks: { page: P } });
    }
  },
});
