import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { Usage } from './exit.ts';

/** Options that name a file to be written. */
const OUTPUTS = ['html', 'save', 'itf', 'junit', 'sarif', 'out'] as const;

/**
 * Refuses a call that names a file that cannot be written, before the search: it may take minutes, and
 * its result would be lost.
 */
export function checkOutputFiles(command: Command): void {
  const options = command.opts<Readonly<Record<string, unknown>>>();
  for (const name of OUTPUTS) {
    const file = options[name];
    if (typeof file === 'string') checkOutputFile(`--${name} ${file}`, file);
  }
}

function checkOutputFile(call: string, file: string): void {
  const present = statSync(file, { throwIfNoEntry: false });
  if (present?.isDirectory() === true) throw new Usage(`${call}: is a folder; name a file in it`);
  const [what, path] = present ? ['file', file] : ['folder', dirname(file)];
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'is not writable';
    throw new Usage(`${call}: cannot be written, the ${what} ${path} ${why}`);
  }
}
