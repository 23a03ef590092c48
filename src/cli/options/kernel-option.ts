import { kernels, kernelNamed, NEWEST, type Kernel } from '../../history/kernels.ts';
import { seriesOf } from '../../trace/index.ts';
import { Usage } from '../terminal/exit.ts';
import { tellAside } from '../terminal/say.ts';

/**
 * The kernel whose model stands for a release: that of the same version, or of the same series, such
 * as 6.12.117 for 6.12.117-amd64, 6.12.9 and 6.12.
 *
 * @throws Usage when there is no such kernel
 */
export function kernelFor(release: string): Kernel {
  const versions = kernels.map(({ version }) => version);
  if (versions.includes(release)) return kernelNamed(release);
  const series = seriesOf(release);
  const version = versions.find((one) => series !== undefined && seriesOf(one) === series);
  if (version === undefined)
    throw new Usage(
      `--kernel ${release}: is not known; known: ${versions.join(', ')}, and every release of these series, e.g. 6.12.117-amd64`,
    );
  return kernelNamed(version);
}

/**
 * The value of `--kernel`: the version whose model is used. When that is not what was typed, a line on
 * stderr says so.
 */
export function kernelOption(release: string): string {
  const { version } = kernelFor(release);
  const note = standsFor(release, version);
  if (note !== undefined) tellAside(`--kernel ${release}: ${note}\n`);
  return version;
}

/** How far a model stands for a release; nothing to say when it is the very version. */
export function standsFor(release: string, version: string): string | undefined {
  if (release === version) return undefined;
  const used = `judged on the model of ${version}`;
  const isSame = release.startsWith(version) && !/^[.\d]/.test(release.slice(version.length));
  if (isSame || version === NEWEST) return used;
  return `${used}; what stable releases of that series changed before or after is not told apart`;
}
