import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
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

/**
 * Writes a file that the call names.
 *
 * @throws Usage when it cannot be written, such as on a full disk
 */
export function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw cannotBeWritten(file, error as NodeJS.ErrnoException);
  }
}

/** What to say of an output that the system does not take. */
export function cannotBeWritten(what: string, { message }: Error): Usage {
  return new Usage(`${what}: cannot be written (${message})`);
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
