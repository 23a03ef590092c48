import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packageFolder } from '../../package/package-folder.ts';
import type { LogStanding, LogVerdict } from '../../schemas/verdict.ts';
import {
  checkLogFile,
  checkLogFileUntil,
  ProbeTable,
  readProbes,
  type Offsets,
} from '../../trace/index.ts';
import { BadInput } from '../terminal/exit.ts';

const FOLDER = new URL('test/logs/', packageFolder);

/** The verdicts on the kernel logs that ship with unplug, each with the one it is known to deserve. */
export function shippedLogs(): LogVerdict[] {
  const list = fileURLToPath(new URL('verdicts.json', FOLDER));
  if (!existsSync(list)) throw new BadInput(`${list}: the logs that ship with unplug are missing`);
  const known = JSON.parse(readFileSync(list, 'utf8')) as Record<string, LogStanding>;
  return Object.entries(known).map(([log, expected]) => ({
    ...logVerdict(fileURLToPath(new URL(log, FOLDER)), log),
    expected,
  }));
}

/** How logs are read and followed. */
interface LogOptions {
  readonly probes?: ProbeTable;
  readonly kernel?: string;
  readonly offsets?: Offsets;
  readonly armed?: ReadonlySet<string>;
  readonly skewUs?: number;
  /** Lines at which who holds what is told. */
  readonly askedAt?: readonly number[];
}

/**
 * The verdict on one log file.
 *
 * @param name what the report calls it
 * @throws BadInput when it cannot be read
 */
function logVerdict(file: string, name = file, options: LogOptions = {}): LogVerdict {
  try {
    return checkLogFile(file, { name, ...options });
  } catch (error) {
    throw unreadable(file, error);
  }
}

/**
 * The verdict on one log file, or on what was read of it when somebody asks to stop.
 *
 * @throws BadInput when it cannot be read
 */
export async function logVerdictUntil(
  file: string,
  options: LogOptions,
  signal: AbortSignal,
): Promise<LogVerdict> {
  try {
    return await checkLogFileUntil(file, { name: file, ...options }, signal);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** What to tell of a failure: that of the file system is about the file. */
function unreadable(file: string, error: unknown): unknown {
  return isOfFiles(error) ? new BadInput(`${file}: cannot be read (${error.message})`) : error;
}

/** Whether it was the file system that failed. */
function isOfFiles(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

/**
 * The probe definitions of files, later files first.
 *
 * @throws BadInput when one cannot be read
 */
export function probeTable(files: readonly string[]): ProbeTable {
  return new ProbeTable(files.toReversed().flatMap((file) => readProbes(textOf(file), file)));
}

/** @throws BadInput when the file cannot be read */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadInput(`${file}: cannot be read (${(error as Error).message})`);
  }
}
