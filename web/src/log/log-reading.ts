import type { Chart } from '../../../src/chart/chart.ts';
import type { ToldLog } from '../../../src/explore/told-log.ts';
import type { AskedLog, SaidOfLog } from './log-worker.ts';

/** The page's own script, which is that of its workers too: the page is one file. */
const SCRIPT = typeof document === 'undefined' ? '' : (document.currentScript?.textContent ?? '');

/**
 * Holds a kernel log against the models in a worker, so that the page can be used meanwhile.
 *
 * @param onShare hears how much of the work is done, from 0 to 1
 * @throws Error saying why it is no kernel log
 */
export function readLogAside(
  file: File,
  charts: readonly Chart[],
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<ToldLog> {
  const address = URL.createObjectURL(new Blob([SCRIPT], { type: 'text/javascript' }));
  const worker = new Worker(address);
  const told = new Promise<ToldLog>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`${file.name}: stopped`)));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<SaidOfLog>) => {
      if ('told' in data) resolve(data.told);
      else if ('problem' in data) reject(new Error(data.problem));
      else onShare(data.share);
    });
  });
  const asked: AskedLog = { file, machines: charts.map(({ machine }) => machine) };
  worker.postMessage(asked);
  return told.finally(() => {
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}
