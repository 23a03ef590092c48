import { spawnSync } from 'node:child_process';

/** CPU seconds, user and system, that this process spends in `work`. */
export async function cpuSeconds<T>(
  work: () => T | Promise<T>,
): Promise<{ seconds: number; value: T }> {
  const start = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(start);
  return { seconds: (user + system) / 1e6, value };
}

/** CPU seconds of a command, with what it printed; undefined when it cannot be run. */
export function commandCpu(
  command: string,
  cwd: string,
): { seconds: number; output: string } | undefined {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; time ${command}`],
    { cwd, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const times = stderr.trim().split('\n').at(-1)?.split(' ').map(Number);
  if (status !== 0 || !times || times.length !== 2) return undefined;
  return { seconds: times[0]! + times[1]!, output: stdout };
}

/** The middle of an odd number of measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
