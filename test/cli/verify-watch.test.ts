import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FileChanges } from '../../src/cli/verify/file-changes.ts';
import { unplug } from '../examples/unplug.ts';
import { main } from '../built.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [wrong, right] = ['forgets-to-evict', 'right'].map((name) =>
  readFileSync(join(root, `examples/my-driver-${name}.ts`), 'utf8'),
);

let folder = '';
let file = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-watch-'));
  file = join(folder, 'my-driver.ts');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/unplug-verifier'));
  symlinkSync(join(root, 'node_modules/xstate'), join(folder, 'node_modules/xstate'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Waits until a call has printed this for the given time. */
function printed(child: ChildProcess): (text: string, times: number) => Promise<void> {
  let all = '';
  const waiting: (() => void)[] = [];
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (text: Buffer) => {
      all += text.toString();
      for (const look of waiting) look();
    });
  }
  return (text, times) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (all.split(text).length > times) resolve();
      };
      waiting.push(look);
      look();
    });
}

test('a file is verified again at each save, also when it was half written or replaced', async () => {
  writeFileSync(file, wrong!);
  const args = [main, 'verify', './my-driver.ts', '--watch'];
  const child = spawn(process.execPath, args, { cwd: folder });
  const told = printed(child);
  await told('PROGRESS RULE BROKEN (exit 13)', 1);
  await told('watching ./my-driver.ts', 1);
  writeFileSync(file, right!.slice(0, right!.length / 2));
  await told('does not load', 1);
  await told('watching ./my-driver.ts', 2);
  const whole = join(folder, '.my-driver.ts.swp');
  writeFileSync(whole, right!);
  renameSync(whole, file);
  await told('AS EXPECTED (exit 0)', 1);
  await told('watching ./my-driver.ts', 3);
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(0);
});

test('without a file there is nothing to watch', async () => {
  const { code, out, err } = await unplug('verify', 'percpu-ref', '--watch');
  expect({ code, out }).toEqual({ code: 64, out: '' });
  expect(err).toContain('--watch: name a file');
  expect(await unplug('verify', './no-such.ts', '--watch')).toMatchObject({ code: 64 });
});

test('a change is told once, when it is written to its end', async () => {
  const one = join(folder, 'one.ts');
  writeFileSync(one, 'a');
  const changes = new FileChanges([one]);
  const stop = new AbortController();
  const next = changes.next(stop.signal);
  writeFileSync(one, 'ab');
  writeFileSync(join(folder, 'imported.ts'), 'x');
  expect(await next).toBe(true);
  const after = changes.next(stop.signal);
  stop.abort();
  expect(await after).toBe(false);
});
