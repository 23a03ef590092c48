import { ModelError } from '../model/error.ts';

/** A kernel version as the commits that it does not have yet. */
export interface Kernel {
  readonly version: string;
  readonly about: string;
  /** Edits taken back. */
  readonly reverts: readonly string[];
  /** For each edit, whether its absence in that source was read or is reconstructed. */
  readonly evidence: Readonly<Record<string, 'read' | 'reconstructed'>>;
}

/** The kernel that the models describe as they are. */
export const NEWEST = '7.3';

export const kernels: readonly Kernel[] = [
  { version: NEWEST, about: 'the newest kernel read; the models as they are', reverts: [], evidence: {} },
];

/** @throws ModelError for a version that is not known */
export function kernelNamed(version: string): Kernel {
  const kernel = kernels.find((one) => one.version === version);
  if (!kernel) {
    throw new ModelError(`kernel ${version}`, 'is not known', `known: ${kernels.map((one) => one.version).join(', ')}`);
  }
  return kernel;
}
