import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageAssets } from '../../explore/page-html.ts';
import { packageFolder } from '../../package/package-folder.ts';
import { InternalError } from '../terminal/exit.ts';

/** Commands that run from their sources use what is built, too. */
const FOLDER = fileURLToPath(new URL('dist/web/', packageFolder));

/** @throws InternalError when the package was not built */
export function pageAssets(): PageAssets {
  if (!existsSync(`${FOLDER}page.js`))
    throw new InternalError('the explorer page is not built: run npm run build');
  return {
    script: readFileSync(`${FOLDER}page.js`, 'utf8').replaceAll('</script', '<\\/script'),
    style: readFileSync(`${FOLDER}page.css`, 'utf8'),
  };
}
