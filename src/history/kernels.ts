import { ModelError } from '../model/error.ts';
import type { Setting } from '../model/composer.ts';

/** A kernel version as the commits that it does not have yet. */
export interface Kernel {
  readonly version: string;
  readonly about: string;
  /** Edits taken back. */
  readonly reverts: readonly string[];
  /** By system, the sizes at which it is judged: what the kernel does not have is not there. */
  readonly sizes?: Readonly<Record<string, Setting>>;
  /** For each edit, whether its absence in that source was read or is reconstructed. */
  readonly evidence: Readonly<Record<string, 'read' | 'reconstructed'>>;
}

/** The kernel that the models describe as they are. */
export const NEWEST = '7.3';

/** Processes can map peer-to-peer memory since 6.2. */
const NO_P2P_MMAP = { p2pdma: { processes: 0 } };

export const kernels: readonly Kernel[] = [
  {
    version: NEWEST,
    about: 'the newest kernel read; the models as they are',
    reverts: [],
    evidence: {},
  },
  {
    version: '6.12.117',
    about:
      'stable, with the fix of the file close (744dd97752ef) and of the copy error (ab244dd7cf4c); its zone_device_page_init uses tryget_live, which no run tells apart while allocation is gated (cand-4-tryget-live); an unmount waits for no pin (38607c62b34b), so that fs-dax breaks with every duty kept',
    reverts: ['1afaeb8293c9', 'b7e282378773', '6220694c52a5', '38607c62b34b'],
    evidence: {
      '1afaeb8293c9': 'read',
      b7e282378773: 'read',
      '6220694c52a5': 'reconstructed',
      '38607c62b34b': 'read',
    },
  },
  {
    version: '6.1.192',
    about:
      'stable, with the fix of the file close (744dd97752ef); whether the fix of the copy error (ab244dd7cf4c) is in it was not read, it is taken as there; an unmount waits for no pin (38607c62b34b), so that fs-dax breaks with every duty kept',
    reverts: ['1afaeb8293c9', 'b7e282378773', '38607c62b34b'],
    sizes: NO_P2P_MMAP,
    evidence: {
      '1afaeb8293c9': 'read',
      b7e282378773: 'read',
      '38607c62b34b': 'read',
    },
  },
  {
    version: '6.0',
    about:
      'the release. Its fault takes neither reference nor lock: without 16ce101db85d the text that 1afaeb8293c9 and ab244dd7cf4c change is not there. The drivers of that time did not evict until empty: judge it with --drop evicts-until-empty, or eviction-can-end breaks, which is the driver of today on the old core',
    reverts: [
      '16ce101db85d',
      '0dc45ca1ce18',
      'ef233450898f',
      'e778406b40db',
      '744dd97752ef',
      '38607c62b34b',
    ],
    sizes: NO_P2P_MMAP,
    evidence: {
      '16ce101db85d': 'reconstructed',
      '0dc45ca1ce18': 'reconstructed',
      ef233450898f: 'reconstructed',
      e778406b40db: 'reconstructed',
      '744dd97752ef': 'reconstructed',
      '38607c62b34b': 'reconstructed',
    },
  },
];

/** @throws ModelError for a version that is not known */
export function kernelNamed(version: string): Kernel {
  const kernel = kernels.find((one) => one.version === version);
  if (!kernel) {
    throw new ModelError(
      `kernel ${version}`,
      'is not known',
      `known: ${kernels.map((one) => one.version).join(', ')}`,
    );
  }
  return kernel;
}
