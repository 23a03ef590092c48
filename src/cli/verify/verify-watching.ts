import { existsSync } from 'node:fs';
import { exitCodeOfError, Usage } from '../terminal/exit.ts';
import { FileChanges } from './file-changes.ts';
import { tellAside } from '../terminal/say.ts';

/**
 * Verifies files again at each save, until Ctrl-C or SIGTERM. A save while a search runs begins it anew;
 * a mistake in a file, such as one that is half written, is told and waits for the next save.
 *
 * @param once verifies and prints; on abort it stops and prints nothing
 * @throws Usage when a file is not there, and what the first round has to say of the call
 */
export async function verifyWatching(
  files: readonly string[],
  once: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  if (files.length === 0) throw new Usage('--watch: name a file; what ships does not change');
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Usage(`--watch: there is no file ${missing}`);
  const ended = new AbortController();
  const end = (): void => ended.abort();
  process.on('SIGINT', end).on('SIGTERM', end);
  const changes = new FileChanges(files);
  try {
    for (let round = 0; !ended.signal.aborted; round++) {
      const isOver = new AbortController();
      const saved = changes.next(AbortSignal.any([ended.signal, isOver.signal]));
      const outdated = new AbortController();
      const waiting = saved.then((changed) => void (changed && outdated.abort()));
      try {
        await once(outdated.signal);
      } catch (error) {
        tellMistake(error, round === 0);
      }
      isOver.abort();
      await waiting;
      if (outdated.signal.aborted || ended.signal.aborted) continue;
      tellAside(`watching ${files.join(', ')}: verified again at each save; Ctrl-C ends\n`);
      await changes.next(ended.signal);
    }
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

/** A mistake in a file is put right by the next save; one in the call, or in the checker, is not. */
function tellMistake(error: unknown, isFirst: boolean): void {
  const code = exitCodeOfError(error);
  if (code !== 65 && (code !== 64 || isFirst)) throw error;
  process.exitCode = code;
  tellAside(`unplug: ${(error as Error).message}\n`);
}
