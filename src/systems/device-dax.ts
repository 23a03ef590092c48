import { noPinOutlivesUnbind } from '../duties/dax/no-pin-outlives-unbind.ts';
import { charDevice } from '../machines/objects/dax/char-device.ts';
import { completion } from '../machines/objects/waits/completion.ts';
import { daxDevice } from '../machines/objects/dax/dax-device.ts';
import { daxPage } from '../machines/objects/dax/dax-page.ts';
import { daxPte } from '../machines/objects/dax/dax-pte.ts';
import { devDaxDriver } from '../machines/threads/dax/dev-dax-driver.ts';
import { devDaxProcess } from '../machines/threads/dax/dev-dax-process.ts';
import { gupPinLongterm } from '../machines/threads/dax/gup-pin-longterm.ts';
import { memRegion } from '../machines/objects/pagemap/mem-region.ts';
import { memmap } from '../machines/objects/pagemap/memmap.ts';
import { pgmapContainer } from '../machines/objects/pagemap/pgmap-container.ts';
import { pgmapEntry } from '../machines/objects/pagemap/pgmap-entry.ts';
import { pgmapRef } from '../machines/objects/pagemap/pgmap-ref.ts';
import { pgmapSwitch } from '../machines/threads/pagemap/pgmap-switch.ts';
import { system } from '../model/system.ts';
import type { Ref } from '../model/composer.ts';
import { deviceDaxLimits } from './device-dax-limits.ts';
import { deviceDaxRules } from './device-dax-rules.ts';

interface AtPage {
  readonly page?: number | undefined;
}

/** GENERIC memory of a dax device, kernel 7.3. */
export const deviceDaxSystem = system({
  id: 'device-dax',
  about:
    'Processes map and pin memory of a dax device while it is unbound: does anybody use a page that is gone?',
  sizes: {
    pages: { unit: 'pages', default: 2, max: 2, maxInRuns: 16 },
    processes: { unit: 'processes', default: 2, max: 2, maxInRuns: 8 },
  },
  rules: deviceDaxRules,
  duties: [noPinOutlivesUnbind],
  notModelled: deviceDaxLimits,
  compose(c, { pages: P = 2, processes: U = 2 }) {
    const page = c.family('page', P, daxPage, { ordered: true });
    const container = c.object('pgmap', pgmapContainer);
    const ref = c.object('ref', pgmapRef);
    const done = c.object('done', completion, { input: { once: true } });
    const entry = c.object('entry', pgmapEntry);
    const dax = c.object('dax', daxDevice);
    const cdev = c.object('cdev', charDevice);
    const each = Array.from({ length: U }, (_, u) => u);
    const ptes = each.map((u) =>
      c.family(`pte${u}.`, P, daxPte, { index: 'page', at: { process: u }, ordered: true }),
    );
    const driver: Ref<typeof devDaxDriver> = { name: 'driver' };
    const pins: Ref<typeof gupPinLongterm>[] = each.map((u) => ({ name: `pin${u}` }));
    const atPage = ({ page: p = 0 }: AtPage) => page[p]!;

    c.thread(
      driver.name,
      devDaxDriver,
      {
        region: c.object('region', memRegion),
        memmap: c.object('memmap', memmap),
        pages: page,
        container,
        ref,
        done,
        entry,
        others: [],
        entries: [entry],
        foundEntry: entry,
        foundContainer: container,
        foundRef: ref,
        foundDone: done,
        readers: [],
        dax,
        cdev,
        page: atPage,
        pte: ({ process = 0, page: p = 0 }) => ptes[process]![p]!,
        ptes: ptes.flat(),
        pins,
      },
      { picks: { found: 1, process: U, page: P } },
    );
    c.thread('rcu', pgmapSwitch, { ref, done });
    for (const u of each) {
      const own = { page: atPage, pte: ({ page: p = 0 }: AtPage) => ptes[u]![p]! };
      const how = { at: { process: u }, picks: { page: P } };
      c.thread(`process${u}`, devDaxProcess, { ...own, cdev, dax }, how);
      c.thread(pins[u]!.name, gupPinLongterm, { ...own, driver }, how);
    }
  },
});
