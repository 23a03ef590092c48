import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageAssets } from '../../explore/page-html.ts';
import { InternalError } from '../terminal/exit.ts';

/** The built page is beside the built commands, and commands run from source use the same. */
const FOLDERS = ['../../web/', '../../../dist/web/'].map((path) => new URL(path, import.meta.url));

/** @throws InternalError when the package was not built */
export function pageAssets(): PageAssets {
  const folder = FOLDERS.map((url) => fileURLToPath(url)).find((path) =>
    existsSync(`${path}page.js`),
  );
  if (folder === undefined)
    throw new InternalError('the explorer page is not built: run npm run build');
  return {
    script: readFileSync(`${folder}page.js`, 'utf8').replaceAll('</script', '<\\/script'),
    style: readFileSync(`${folder}page.css`, 'utf8'),
  };
}
