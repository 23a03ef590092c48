import { cannotBeWritten } from './output-files.ts';
import { tellAside } from './say.ts';

/**
 * Ends the process when standard output does not take what is written to it. A reader that closed the
 * pipe early (head, less) has what it wanted; anything else, such as a full disk, is told, since half a
 * result may look like a whole one. What cannot be told on standard error can be told nowhere.
 */
export function endWithOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    const failure = cannotBeWritten('standard output', error);
    tellAside(`unplug: ${failure.message}\n`);
    process.exit(failure.exitCode);
  });
  process.stderr.on('error', () => undefined);
}
