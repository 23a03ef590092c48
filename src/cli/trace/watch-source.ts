import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { BadInput } from '../terminal/exit.ts';

/** Where events come from while they happen. */
interface WatchSource {
  readonly chunks: AsyncIterable<Buffer>;
  /** Asks it to end; what was already said may still follow. */
  end(): void;
}

/** Time for whoever writes to our standard input to say its last words after Ctrl-C, in milliseconds. */
const LAST_WORDS_MS = 10_000;

/**
 * Opens standard input (`-`), or trace_pipe, a FIFO or a file by name.
 *
 * @throws BadInput when it cannot be read
 */
export function openSource(pipe: string): WatchSource {
  return pipe === '-' ? standardInput() : named(pipe);
}

function standardInput(): WatchSource {
  const { stdin } = process;
  return {
    chunks: stdin,
    end: () => void setTimeout(() => stdin.destroy(), LAST_WORDS_MS).unref(),
  };
}

/**
 * Another process reads: a read of trace_pipe blocks until something happens, and a thread of ours
 * that blocks there could not be ended.
 */
function named(pipe: string): WatchSource {
  try {
    accessSync(pipe, constants.R_OK);
  } catch (error) {
    throw new BadInput(
      `${pipe}: cannot be read (${(error as NodeJS.ErrnoException).code})\n  fix: begin to record (docs/recording.md), as root, or name another --pipe`,
    );
  }
  const reader = spawn('cat', ['--', pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { chunks: reader.stdout, end: () => void reader.kill() };
}
