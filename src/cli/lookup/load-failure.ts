import { fileURLToPath } from 'node:url';

/** What Node says of a module that is not there, and of a name that a module does not have. */
const NOT_FOUND = /^Cannot find (?:module|package) '([^']+)'/;
const NO_EXPORT = /does not provide an export named '([^']+)'/;
/** `at f (file:///home/me/my-driver.ts:12:34)`, or a path without `file:`. */
const FRAME = /((?:file:\/\/)?\/[^()]*?):(\d+):\d+\)?$/;

/** What is to be done about a user's file that does not load. */
export function fixOfLoadFailure(error: Error, path: string): string {
  const { code } = error as NodeJS.ErrnoException;
  const missing = NOT_FOUND.exec(error.message)?.[1];
  if (missing !== undefined) return fixOfMissing(missing);
  const name = NO_EXPORT.exec(error.message)?.[1];
  if (name !== undefined)
    return `correct the import of ${name}: what it is imported from has no such export`;
  if (code === 'ERR_PACKAGE_PATH_NOT_EXPORTED')
    return 'correct the import: the package has no such part (docs/language.md names those of unplug-verifier)';
  if (error.name === 'TransformError' || error instanceof SyntaxError)
    return 'correct what the message names: the file is not TypeScript as it stands';
  const line = lineIn(error, path);
  const where = line === undefined ? '' : ` at line ${line}`;
  return `the code of the file throws this${where} while it is loaded: correct it there`;
}

function fixOfMissing(missing: string): string {
  if (/(?:^|\/)(?:unplug-verifier|xstate)(?:\/|$)/.test(missing) && !missing.endsWith('.ts'))
    return 'keep the file where unplug-verifier and xstate are installed: in the clone, or in a project that has them';
  if (/^[./]/.test(missing) || missing.startsWith('file:'))
    return 'check the path of the import: it is from the file that imports, with its ending';
  return `install ${missing} beside the file, or correct the name`;
}

/** The line of the file that the innermost call of it stands at. */
function lineIn({ stack = '' }: Error, path: string): string | undefined {
  for (const frame of stack.split('\n')) {
    const [, place = '', line] = FRAME.exec(frame) ?? [];
    const file = place.startsWith('file:') ? fileURLToPath(place.replace(/\?.*$/, '')) : place;
    if (file === path) return line;
  }
  return undefined;
}
