import { readFileSync } from 'node:fs';
import { packageFolder } from '../../package/package-folder.ts';

const PACKAGE = new URL('package.json', packageFolder);

/** The version of the package that runs. */
export function versionOfPackage(): string {
  return (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version;
}
