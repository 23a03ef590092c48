import { tellAside } from './say.ts';

let terminated = false;

/**
 * Whether SIGTERM has stopped work: whoever sends it wants the process to end, so that nothing is begun
 * after it that waits for another signal. Ctrl-C at a terminal may be given twice.
 */
export function isTerminated(): boolean {
  return terminated;
}

/**
 * Runs work that Ctrl-C or SIGTERM asks to stop; a second Ctrl-C ends the process at once.
 *
 * @param outdated stops it as well, without a word
 */
export async function untilInterrupted<T>(
  work: (signal: AbortSignal) => Promise<T>,
  outdated?: AbortSignal,
): Promise<T> {
  const stop = new AbortController();
  const interrupt = (name: NodeJS.Signals): void => {
    terminated ||= name === 'SIGTERM';
    if (stop.signal.aborted) process.exit(130);
    tellAside('\nstopping: what is known so far follows (Ctrl-C again ends at once)\n');
    stop.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await work(outdated ? AbortSignal.any([stop.signal, outdated]) : stop.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
