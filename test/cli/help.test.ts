import { describe, expect, test } from 'vitest';
import { unplug } from '../examples/unplug.ts';

const COMMANDS = [
  '',
  'verify',
  'list',
  'walk',
  'debate',
  'obligations',
  'explain',
  'explore',
  'machine',
  'completion',
  'draw',
  'inspect',
  'trace',
  'triage',
  'trace probes',
  'trace watch',
];

const wordsOf = (call: string): string[] => call.split(' ').filter((word) => word !== '');

async function helpOf(command: string): Promise<string> {
  const { code, out } = await unplug(...wordsOf(command), '--help');
  expect(code).toBe(0);
  return out;
}

/** The calls that a help text shows. */
function examplesOf(help: string): string[] {
  const [, examples = ''] = help.replaceAll(/ \\\n */g, ' ').split('\nExamples:\n');
  return [...examples.matchAll(/^ {2}(\S.*)$/gm)]
    .map(([, call]) => call!)
    .filter((call) => call.includes('unplug'));
}

test('the help of unplug names every command', async () => {
  const help = await helpOf('');
  const named = [...help.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name);
  const outer = COMMANDS.filter((command) => command !== '' && !command.includes(' '));
  expect(named.filter((name) => name !== 'help').toSorted()).toEqual(outer.toSorted());
});

describe.each(COMMANDS)('the help of unplug %s', (command) => {
  test('fits a terminal, tells no default that says nothing, and shows calls with their options', async () => {
    const help = await helpOf(command);
    expect(help).not.toContain('[]');
    for (const line of help.split('\n')) {
      if (!line.includes('unplug ')) expect(line.length).toBeLessThanOrEqual(80);
    }
    const examples = examplesOf(help);
    expect(examples.length).toBeGreaterThan(1);
    for (const call of examples) {
      const [, words = ''] = /unplug ([^|>]*)/.exec(call)!;
      const named = COMMANDS.filter((one) => words === one || words.startsWith(`${one} `));
      const options = wordsOf(words).filter((word) => /^--\w/.test(word));
      const of = await helpOf(named.toSorted((a, b) => b.length - a.length)[0] ?? '');
      for (const option of options) expect(of).toContain(`  ${option}`);
    }
  });
});

test('the calls that the help of verify shows can be made', async () => {
  const calls = examplesOf(await helpOf('verify')).filter((call) => /verify [a-z]/.test(call));
  expect(calls.length).toBeGreaterThan(1);
  for (const call of calls) {
    const { code, err } = await unplug(...wordsOf(call).slice(1), '--states-max', '100');
    expect({ call, code, err }).toMatchObject({ code: 20 });
  }
});

test('the version is that of the package', async () => {
  expect((await unplug('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
