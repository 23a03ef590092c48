import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { main } from '../built.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `unplug inspect`, running. */
export class Live {
  out = '';
  err = '';
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(...args: string[]) {
    this.#child = spawn(process.execPath, [main, 'inspect', ...args], { cwd: root });
    this.#child.stdout!.on('data', (text: Buffer) => (this.out += text.toString()));
    this.#child.stderr!.on('data', (text: Buffer) => (this.err += text.toString()));
    this.ended = new Promise((resolve, reject) => {
      this.#child.on('error', reject).on('close', resolve);
    });
  }

  /** The address of its page, once it is there. */
  async url(): Promise<string> {
    const [, url] = await this.says(/open (http:\S+)/);
    return url!;
  }

  /** What it prints that matches, once it is there. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.out);
      if (found) return found;
      const over = await Promise.race([
        this.ended.then(() => true),
        new Promise<boolean>((resolve) => this.#child.stdout!.once('data', () => resolve(false))),
      ]);
      if (over && !pattern.test(this.out)) throw new Error(`ended with: ${this.out}${this.err}`);
    }
  }

  type(line: string): void {
    this.#child.stdin!.write(`${line}\n`);
  }

  endInput(): void {
    this.#child.stdin!.end();
  }

  interrupt(): void {
    this.#child.kill('SIGINT');
  }

  /** For the end of a test, whatever it came to. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}
