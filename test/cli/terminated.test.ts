import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { main } from '../built.ts';
import { secondsUsed, until } from '../until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SLOW = './test/cli/slow-to-judge.ts';

/** Sends a signal as soon as the call has printed something or worked so many seconds; tells what it returned and said. */
function ended(
  args: readonly string[],
  signal: NodeJS.Signals,
  when: RegExp | number,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [main, ...args], { cwd: root });
  let [out, err] = ['', ''];
  const look = (): void => {
    if (typeof when !== 'number' && when.test(out + err)) child.kill(signal);
  };
  if (typeof when === 'number')
    void until(() => child.exitCode !== null || secondsUsed(child.pid!) > when).then(() =>
      child.kill(signal),
    );
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
    look();
  });
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
    look();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** Seconds of processor after which the search has begun, and is far from its end. */
const SEARCHING_S = 4;

test.each([['explore'], ['inspect']])(
  'SIGTERM during the search ends %s, and no page waits for another signal',
  async (command) => {
    const { code, out, err } = await ended([command, SLOW], 'SIGTERM', SEARCHING_S);
    expect(err).toContain('stopping');
    expect({ code, out }).toEqual({ code: 20, out: '' });
  },
);

test('SIGTERM during the search of verify: what is known so far', async () => {
  const { code, out } = await ended(['verify', SLOW], 'SIGTERM', SEARCHING_S);
  expect(code).toBe(20);
  expect(out).toContain('NOT DECIDED (exit 20)');
});

test.each([
  [['explore', 'percpu-ref', '--size', 'users=1'], 'SIGTERM'],
  [['explore', 'percpu-ref', '--size', 'users=1'], 'SIGINT'],
  [['inspect', '--machine', 'percpu_ref', '--step'], 'SIGTERM'],
] as const)('%j that is served ends with %s', async (args, signal) => {
  const { code, out } = await ended(args, signal, /open http/);
  expect(out).toContain('open http');
  expect(code).toBe(0);
});
