import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a call of the command line printed and returned. */
export interface Called {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Calls `unplug` as a user does, in the project's folder. */
export function unplug(...args: string[]): Promise<Called> {
  const child = spawn(process.execPath, ['dist/cli/main.js', ...args], { cwd: root });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
