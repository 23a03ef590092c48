import { PASSES, tellLog, type ToldLog } from '../../../src/explore/told-log.ts';
import type { LogSource } from '../../../src/trace/log/log-source.ts';

/** A log that a worker is to read, and the machines that have charts, in the order of these. */
export interface AskedLog {
  readonly file: File;
  readonly machines: readonly string[];
}

/** What a worker says while it reads a log; the last is what is told, or what is wrong. */
export type SaidOfLog =
  | { readonly share: number }
  | { readonly told: ToldLog }
  | { readonly problem: string };

/** What of a worker's own scope is used here; the types of the page do not have it. */
export interface WorkerScope {
  addEventListener(name: 'message', hear: (event: MessageEvent<AskedLog>) => void): void;
  postMessage(said: SaidOfLog): void;
}

/** Reads a part of a file at once, which only workers may. */
declare class FileReaderSync {
  readAsArrayBuffer(part: Blob): ArrayBuffer;
}

const CHUNK_BYTES = 1 << 20;

/** Milliseconds between two words on how far the log is read. */
const SAID_EVERY = 100;

/** Serves in a worker: holds the log that the page hands over against the models. */
export function serveLogs(scope: WorkerScope): void {
  scope.addEventListener('message', ({ data }) => {
    try {
      scope.postMessage({ told: tell(data, (share) => scope.postMessage({ share })) });
    } catch (error) {
      scope.postMessage({ problem: error instanceof Error ? error.message : String(error) });
    }
  });
}

function tell({ file, machines }: AskedLog, say: (share: number) => void): ToldLog {
  const charts = new Map(machines.map((machine, i) => [machine, i]));
  const telling = tellLog(sourceOf(file), ({ def }) => charts.get(def.id));
  let said = performance.now();
  for (;;) {
    const { done, value } = telling.next();
    if (done) return value;
    const now = performance.now();
    if (now - said < SAID_EVERY) continue;
    said = now;
    say((value.pass + value.bytes / file.size) / PASSES);
  }
}

function sourceOf(file: File): LogSource {
  const reader = new FileReaderSync();
  return {
    name: file.name,
    *chunks() {
      for (let at = 0; at < file.size; at += CHUNK_BYTES)
        yield new Uint8Array(reader.readAsArrayBuffer(file.slice(at, at + CHUNK_BYTES)));
    },
  };
}
