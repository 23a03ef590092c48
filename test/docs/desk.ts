import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unplugIn, wordsOf, type Called } from '../examples/unplug.ts';
import { blocksOf, isWhole, textOf } from './blocks.ts';
import { isQuoted } from './quoted.ts';
import { main } from '../built.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LOG = 'test/logs/a1-hmm-clean.lab73.trace.txt';

/** A folder inside the project, as a reader of one document has it who follows it from the top. */
export interface Desk {
  readonly folder: string;
  /** The file that the page writes block by block, if there is one. */
  readonly own: string | undefined;
  /** Runs one line of a shell. */
  run(line: string): Promise<Called>;
  remove(): void;
}

/** The name of the file that a page tells its reader to write; its first whole block begins it. */
function ownName(page: string): string | undefined {
  const whole = blocksOf(page).find((block) => block.kind === 'ts' && isWhole(block));
  if (!whole) return undefined;
  const before = textOf(page).split('\n').slice(0, whole.line).join('\n');
  return [...before.matchAll(/`([\w-]+\.ts)`/g)].at(-1)?.[1] ?? 'snippet.ts';
}

/** The text of the file that a page writes: its whole block and what is added to it. */
function ownText(page: string): string {
  const blocks = blocksOf(page).filter(({ kind }) => kind === 'ts');
  return blocks
    .filter((block) => isWhole(block) || !isQuoted(block))
    .map(({ text }) => text)
    .join('\n');
}

/** Lays a desk for a page; what its commands read lies there. */
export function layDesk(page: string): Desk {
  const folder = join(root, 'dist', '.docs', page.replace(/\W/g, '-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'), { recursive: true });
  for (const name of ['examples', 'schemas', 'test'])
    symlinkSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'docs'), join(folder, 'docs'));
  for (const log of ['log.txt', 'LOG']) symlinkSync(join(root, LOG), join(folder, log));
  const command = (name: string, text: string): void => {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  };
  command('unplug', `exec '${process.execPath}' '${main}' "$@"`);
  command('npx', 'exec "$@"');
  const name = ownName(page);
  if (name !== undefined) writeFileSync(join(folder, name), ownText(page));
  for (const { text } of blocksOf(page).filter(({ kind }) => kind === 'json'))
    writeFileSync(join(folder, 'my-driver.json'), text);
  // A model that is searched in no time, where a page means one of its reader's.
  mkdirSync(join(folder, 'models'));
  writeFileSync(join(folder, 'models', 'my-driver.ts'), ownText('docs/language.md'));
  symlinkSync(join(root, 'examples', 'my-driver-right.ts'), join(folder, 'my-driver.ts'));
  return {
    folder,
    own: name,
    run: (line) => inShell(line, folder),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function inShell(line: string, folder: string): Promise<Called> {
  const words = wordsOf(line);
  if (words) return unplugIn({ folder }, ...words);

  const { COLUMNS: _, ...env } = process.env;
  const PATH = `${join(folder, 'bin')}${delimiter}${env['PATH']}`;
  const child = spawn('sh', ['-c', line], { cwd: folder, env: { ...env, PATH } });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
