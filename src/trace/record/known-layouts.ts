import { seriesOf } from './series.ts';
import type { Layout } from './layout.ts';

/** The same in every kernel of the list below. */
const COMMON: Readonly<Record<string, number>> = {
  'percpu_ref.data': 8,
  'percpu_ref_data.count': 0,
  'percpu_ref_data.release': 8,
  'completion.done': 0,
  'page.pgmap': 8,
  'page._refcount': 52,
  'migrate_vma.cpages': 24,
  'migrate_vma.npages': 32,
  'migrate_vma.start': 40,
  'migrate_vma.end': 48,
  'vm_fault.address': 24,
  'device.kobj.name': 0,
};

/** The members of struct dev_pagemap, whose first one is `altmap`: its size is what differs. */
function devPagemap(altmap: number): Readonly<Record<string, number>> {
  return {
    ...COMMON,
    'dev_pagemap.ref': altmap,
    'dev_pagemap.ref.data': altmap + 8,
    'dev_pagemap.done': altmap + 16,
    'dev_pagemap.type': altmap + 48,
    'dev_pagemap.range.start': altmap + 88,
    'dev_pagemap.range.end': altmap + 96,
  };
}

/**
 * By release series: read from the images of Debian for x86-64 (facts F3; include/linux/memremap.h:
 * struct dev_pagemap) and held to logs of them. Other builds may differ: see `plainLocks`.
 */
const KNOWN: ReadonlyMap<string, Readonly<Record<string, number>>> = new Map([
  ['6.1', devPagemap(48)],
  ['6.12', devPagemap(56)],
  ['7.3', devPagemap(48)],
]);

/** The release series whose layout is known without BTF. */
export const KNOWN_SERIES: readonly string[] = [...KNOWN.keys()];

/** The layout of a release that is known; undefined for any other. */
export function knownLayout(release: string): Layout | undefined {
  const series = seriesOf(release);
  const offsets = series === undefined ? undefined : KNOWN.get(series);
  return (
    offsets && {
      source: `known of Debian's ${series} for x86-64`,
      plainLocks: true,
      offset: (member) => offsets[member],
      params: () => undefined,
    }
  );
}
