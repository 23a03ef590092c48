import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FAKE_KERNEL = fileURLToPath(new URL('fake-kernel.sh', import.meta.url));

/** A probe of somebody else, which must stay. */
const FOREIGN = 'p:foreign/x do_sys_openat2\n';

/** What one run of the script printed and returned. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The shells of this machine that scripts must run in. */
export const SHELLS: readonly (readonly [string, ...string[]])[] = (
  [['sh'], ['busybox', 'sh']] as const
).filter(([name, ...rest]) => spawnSync(name, [...rest, '-c', ':']).status === 0);

/** A folder that looks like tracefs to a script. */
export class FakeTracefs {
  readonly folder = mkdtempSync(join(tmpdir(), 'unplug-tracefs-'));
  readonly #script: string;
  readonly #shell: readonly [string, ...string[]];

  constructor(script: string, shell: readonly [string, ...string[]]) {
    this.#shell = shell;
    this.#script = this.at('script.sh');
    writeFileSync(this.#script, script);
    mkdirSync(this.at('instances'));
    mkdirSync(this.at('events'));
    writeFileSync(this.at('kprobe_events'), FOREIGN);
    writeFileSync(this.at('kprobe_profile'), '  x    1   99\n');
  }

  at(name: string): string {
    return join(this.folder, name);
  }

  /** Whether nothing of ours is left and everything of others is. */
  get isClean(): boolean {
    return (
      readFileSync(this.at('kprobe_events'), 'utf8') === FOREIGN &&
      readdirSync(this.at('instances')).length === 0
    );
  }

  /** Runs the script; `signals` go to its whole group once it records, as Ctrl-C does. */
  run(args: readonly string[], { signal }: { signal?: NodeJS.Signals } = {}): Promise<Ran> {
    const [shell, ...rest] = this.#shell;
    const child = spawn(shell, [...rest, '-c', '. "$FAKE_KERNEL"; . "$SCRIPT"', 'sh', ...args], {
      detached: true,
      env: {
        PATH: process.env['PATH'],
        TRACEFS: this.folder,
        FAKE_KERNEL,
        FAKE_UNPROBEABLE: 'gone_function older_function',
        SCRIPT: this.#script,
      },
    });
    let out = '';
    let err = '';
    let sent = false;
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => {
      err += text.toString();
      if (signal && !sent && err.includes('recording;')) {
        sent = true;
        process.kill(-child.pid!, signal);
      }
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out, err }));
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
