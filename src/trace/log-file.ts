import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DocumentError } from '../schemas/document-error.ts';
import type { LogVerdict } from '../schemas/verdict.ts';
import { followSource, type Asked, type ReadSoFar } from './follow-source.ts';
import type { LogSource } from './log/log-source.ts';

const CHUNK_BYTES = 1 << 18;

/** A log in a file. */
export function fileSource(file: string): LogSource {
  return { name: file, chunks: () => chunksOf(file) };
}

/**
 * A log file held against the model; of the file no more than a chunk is in memory.
 *
 * @throws DocumentError when no line can be read, or when a line is asked for that is not there
 */
export function checkLogFile(file: string, options: Asked = {}): LogVerdict {
  const judging = judge(file, options);
  for (;;) {
    const { done, value } = judging.next(false);
    if (done) return value;
  }
}

/**
 * The same, until somebody asks to stop: then the verdict is that on what was read by then, and says so.
 *
 * @throws DocumentError as checkLogFile
 */
export async function checkLogFileUntil(
  file: string,
  options: Asked,
  signal: AbortSignal,
): Promise<LogVerdict> {
  const judging = judge(file, options);
  for (;;) {
    const { done, value } = judging.next(signal.aborted);
    if (done) return value;
    // Signals are heard between two turns of the event loop only.
    await nextTurn();
  }
}

/** Judges a file; is asked after each chunk whether to stop. */
function* judge(file: string, options: Asked): Generator<ReadSoFar, LogVerdict, boolean> {
  const { following, isStopped } = yield* followSource(fileSource(file), options);
  if (isStopped) return { ...following.end(), stoppedAt: following.lines };
  const unlike = following.unlikeLog;
  if (unlike) {
    throw new DocumentError(
      file,
      `line ${unlike.line}`,
      'is no line of a kernel log, and neither is any other',
      'give the text of ftrace (trace, trace_pipe) or of trace-cmd report',
    );
  }
  const beyond = options.askedAt?.find((line) => line > following.lines);
  if (beyond !== undefined) {
    throw new DocumentError(
      file,
      `line ${beyond}`,
      'is asked for and not there',
      `the log has the lines 1 to ${following.lines}`,
    );
  }
  return following.end();
}

function* chunksOf(file: string): Generator<Buffer> {
  const handle = openSync(file, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const length = readSync(handle, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}
