import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kernels } from '../../src/history/kernels.ts';
import { edits } from '../../src/history/index.ts';
import { systems } from '../../src/systems/index.ts';
import { unplug } from '../examples/unplug.ts';

/** What a shell offers for the last of these words. */
type Offers = (script: string, words: readonly string[]) => string[];

const quoted = (word: string): string => `'${word}'`;

const inBash: Offers = (script, words) => {
  const calls = [
    `source ${quoted(script)}`,
    `COMP_WORDS=(${words.map(quoted).join(' ')}); COMP_CWORD=${words.length - 1}; _unplug`,
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ];
  return lines(execFileSync('bash', ['-c', calls.join('\n')], { encoding: 'utf8', cwd: folder }));
};

/** The line editor of zsh needs a terminal, so that what the function hands to it is printed instead. */
const inZsh: Offers = (script, words) => {
  const calls = [
    'compdef() { :; }; _files() { print -l -- *; }',
    'compadd() { shift; print -l -- "$@"; }',
    '_describe() { print -l -- ${${(P)2}%%:*}; }',
    `source ${quoted(script)}`,
    `words=(${words.map(quoted).join(' ')}); CURRENT=${words.length}; _unplug`,
  ];
  const out = execFileSync('zsh', ['-fc', calls.join('\n')], { encoding: 'utf8', cwd: folder });
  return lines(out).filter((word) => word.startsWith(words.at(-1)!));
};

const inFish: Offers = (script, words) => {
  const call = `source ${quoted(script)}; complete -C ${quoted(words.join(' '))}`;
  const out = execFileSync('fish', ['--no-config', '-c', call], { encoding: 'utf8', cwd: folder });
  return lines(out).map((line) => line.split('\t')[0]!);
};

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-completion-'));
  writeFileSync(join(folder, 'my-driver.ts'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const rules = systems.flatMap((system) => system.rules.map(({ id }) => id));
const duties = systems.flatMap((system) => system.duties.map(({ id }) => id));

describe.each([
  ['bash', inBash],
  ['zsh', inZsh],
  ['fish', inFish],
] as const)('%s', (shell, offers) => {
  const isThere = spawnSync(shell, ['--version']).status === 0;

  test.skipIf(!isThere)('offers commands, options and the names of the catalogue', async () => {
    const { code, out } = await unplug('completion', shell);
    expect(code).toBe(0);
    const script = join(folder, `unplug.${shell}`);
    writeFileSync(script, out);
    const offered = (...words: string[]): string[] =>
      offers(script, ['unplug', ...words]).toSorted();
    const same = (found: readonly string[], all: readonly string[], start: string): void => {
      const wanted = [...new Set(all.filter((one) => one.startsWith(start)))].toSorted();
      expect(wanted.length).toBeGreaterThan(0);
      expect(found).toEqual(wanted);
    };
    expect(offered('ver')).toEqual(['verify']);
    expect(offered('trace', 'pro')).toContain('probes');
    expect(offered('verify', '--dr')).toEqual(['--drop']);
    expect(offered('trace', 'probes', '--dr')).toEqual([]);
    same(
      offered('verify', 'device-'),
      systems.map(({ id }) => id),
      'device-',
    );
    same(offered('verify', 'device-private', '--only', 'no-'), rules, 'no-');
    same(offered('explore', '--drop', ''), duties, '');
    same(
      offered('verify', '--kernel', '6'),
      kernels.map(({ version }) => version),
      '6',
    );
    same(
      offered('verify', '--revert', 'no-'),
      edits.map(({ id }) => id),
      'no-',
    );
    expect(offered('machine', 'percpu_r')).toEqual(['percpu_ref']);
    expect(offered('verify', '--save', 'my-')).toEqual(['my-driver.ts']);
    expect(offered('verify', 'my-')).toEqual(['my-driver.ts']);
    expect(offered('list', 'kern')).toEqual(['kernels']);
  });
});

test('another shell is a wrong call', async () => {
  expect(await unplug('completion', 'tcsh')).toMatchObject({ code: 64, out: '' });
});
