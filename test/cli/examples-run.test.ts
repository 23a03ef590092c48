import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesOf } from '../trace/log-files.ts';
import { smallBtf } from '../trace/btf/small-btf.ts';
import { main } from '../built.ts';
import { unplugIn, wordsOf } from '../examples/unplug.ts';
import { LONG_MS } from '../time-outs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LOG = 'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';

let folder = '';
/** A folder in which whoever reads a help text may be: with a run, a log, a driver and another machine. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-examples-'));
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('bin'));
  mkdirSync(at('node_modules'));
  symlinkSync(root, at('node_modules/unplug-verifier'));
  symlinkSync(join(root, 'node_modules/xstate'), at('node_modules/xstate'));
  copyFileSync(join(root, 'examples/my-driver-right.ts'), at('my-driver.ts'));
  writeFileSync(at('my-edits.ts'), snippetOf('docs/edits.md'));
  copyFileSync(join(root, 'examples/owner-design.ts'), at('my-design.ts'));
  const hung = readFileSync(join(root, 'test/trace/cases/hung-task.dmesg.txt'), 'utf8');
  writeFileSync(at('hung.txt'), hung);
  program('dmesg', `cat << 'END'\n${hung}\nEND`);
  copyFileSync(join(root, 'test/logs', LOG), at('log.txt'));
  const log = linesOf(LOG);
  const isHead = (line: string): boolean => line.startsWith('#');
  writeFileSync(at('head.txt'), `${log.filter(isHead).join('\n')}\n`);
  const events = log.filter((line) => !isHead(line)).join('\n');
  program('ssh', `cat << 'END'\n${events}\nEND`);
  program('unplug', `exec '${process.execPath}' '${main}' "$@"`);
  writeFileSync(at('vmlinux.btf'), smallBtf());
  const model = '--kernel 6.0 --pages 1 --processes 1 --only pagemap-not-used-after-remove';
  await called(`unplug verify device-private ${model} --save run.json`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The first program that a document shows. */
function snippetOf(document: string): string {
  return /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, document), 'utf8'))![1]!;
}

function program(name: string, script: string): void {
  const file = join(folder, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Commands that may go on until Ctrl-C. */
const SERVE = new Set(['explore', 'inspect', 'watch', '--watch']);

/** Calls, in a shell where the call needs one; ends with Ctrl-C what says that Ctrl-C ends it. */
async function called(call: string): Promise<{ code: number | null; text: string }> {
  const words = wordsOf(call);
  if (words && (words.includes('--help') || !words.some((word) => SERVE.has(word)))) {
    const { code, out, err } = await unplugIn({ folder }, ...words);
    return { code, text: out + err };
  }
  const shell = call.endsWith(' | source') ? ['fish', call] : ['bash', `set -o pipefail; ${call}`];
  const child = spawn(shell[0]!, ['-c', shell[1]!], {
    cwd: folder,
    env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  let isAsked = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (said: Buffer) => {
      text += said.toString();
      if (isAsked || !/Ctrl-C ends/.test(text)) return;
      isAsked = true;
      process.kill(-child.pid!, 'SIGINT');
    });
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

const COMMANDS = [
  'verify',
  'list',
  'walk',
  'debate',
  'obligations',
  'machine',
  'explain',
  'explore',
  'inspect',
  'draw',
  'trace',
  'trace probes',
  'trace watch',
  'triage',
  'completion',
];

test('every command is among those whose examples are called', async () => {
  const commandsOf = async (parent: string): Promise<string[]> => {
    const { text } = await called(`unplug ${parent} --help`);
    const [, commands = ''] = /^Commands:\n((?: .*\n)*)/m.exec(text) ?? [];
    return [...commands.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => `${parent} ${name!}`.trim());
  };
  const all = [...(await commandsOf('')), ...(await commandsOf('trace'))];
  expect(all.filter((command) => !command.endsWith('help')).toSorted()).toEqual(
    COMMANDS.toSorted(),
  );
});

/** A search that takes minutes is cut short: its call is what is tried. */
const CUT: Readonly<Record<string, string>> = {
  'unplug verify': 'unplug verify devres',
  'unplug obligations device-private --html duties.html': 'unplug obligations devres --html d.html',
  'unplug explore device-private --pages 1 --processes 1 --html page.html':
    'unplug explore devres --html page.html',
  'unplug walk device-private --pages 8 --processes 4':
    'unplug walk device-private --pages 8 --processes 4 --runs 10',
  'unplug walk ./my-driver.ts --time 60': 'unplug walk ./my-driver.ts --runs 10',
  'unplug debate': 'unplug debate owners --pages 1 --design fixed',
  'unplug debate --design fixed --design mutable':
    'unplug debate owner-registry --design fixed --design mutable --size devices=2 --size leavers=1',
  'unplug debate ./my-design.ts': 'unplug debate ./my-design.ts --pages 1',
  // A task that hangs needs a kernel: what one printed stands for its stack.
  'unplug triage /proc/4121/stack --kernel $(uname -r)': 'unplug triage hung.txt --kernel 6.12.117',
  // What is recorded while it is watched needs a kernel: the log stands for the pipe of one.
  'unplug trace watch': 'unplug trace watch --pipe log.txt',
};
/** What a call returns when it is not that all is well. */
const OTHERWISE: Readonly<Record<string, number>> = {
  'unplug walk device-private --pages 1 --processes 1 --revert 16ce101db85d --save run.json': 12,
  'unplug debate ./my-design.ts': 12,
  'unplug verify device-private --pages 1 --processes 1 --drop evicts-until-empty': 13,
  'unplug verify device-private --kernel 6.0 --pages 1 --processes 1': 12,
};

async function examplesOf(command: string): Promise<string[]> {
  const { text } = await called(`unplug ${command} --help`);
  const [, examples = ''] = text.replaceAll(/ \\\n */g, ' ').split('\nExamples:\n');
  return [...examples.matchAll(/^ {2}(?! )(.*unplug.*)$/gm)].map(([, call]) => call!);
}

test.each(COMMANDS)(
  'every example of unplug %s --help can be called',
  async (command) => {
    const examples = await examplesOf(command);
    expect(examples.length).toBeGreaterThan(1);
    for (const call of examples) {
      if (/fish/.test(call) && (await called('command -v fish')).code !== 0) continue;
      const { code, text } = await called(CUT[call] ?? call);
      expect({ call, code, text }).toMatchObject({ code: OTHERWISE[call] ?? 0 });
    }
  },
  LONG_MS,
);
