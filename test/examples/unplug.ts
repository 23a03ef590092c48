import { fork, spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { main } from '../built.ts';

/** What a call of the command line printed and returned. */
export interface Called {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where a call is made. */
export interface Place {
  /** The folder; the project's unless said. */
  readonly folder?: string;
  /** Variables of the environment, beside those of the tests. */
  readonly env?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Calls `unplug` in the project's folder, in a process that has done other calls before. */
export function unplug(...args: string[]): Promise<Called> {
  return unplugIn({}, ...args);
}

let warm: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Calls `unplug` somewhere, in a process that has done other calls before. */
export function unplugIn({ folder = root, env = {} }: Place, ...args: string[]): Promise<Called> {
  const called = last.then(() => ask({ words: args, folder, env }));
  last = called.catch(() => undefined);
  return called;
}

/**
 * The words that follow `unplug` in a line of a shell; undefined when the line needs the shell: for a pipe,
 * a quote, a variable, another program.
 */
export function wordsOf(line: string): string[] | undefined {
  const [program, ...words] = line.replace(/^npx /, '').split(/ +/);
  return program === 'unplug' && !/[^\w ./,:=@-]/.test(line) ? words : undefined;
}

function ask(call: object): Promise<Called> {
  warm ??= started();
  const child = warm;
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      warm = undefined;
      reject(new Error(`the process of unplug ended in ${JSON.stringify(call)}`));
    };
    child.once('exit', ended);
    child.once('message', (called) => {
      child.off('exit', ended);
      resolve(called as Called);
    });
    child.send(call);
  });
}

/** Ends with the process of the tests: it then has nobody left to listen to. */
function started(): ChildProcess {
  // How wide the terminal of whoever runs the tests is changes nothing.
  const { COLUMNS: _, ...env } = process.env;
  const child = fork(fileURLToPath(new URL('warm-unplug.mjs', import.meta.url)), {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  child.unref();
  child.channel!.unref();
  return child;
}

/** Calls `unplug` as a user does, in a process of its own and in the project's folder. */
export function unplugAlone(...args: string[]): Promise<Called> {
  const child = spawn(process.execPath, [main, ...args], { cwd: root });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
