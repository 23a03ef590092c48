import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldCommand } from '../../src/report/run/fold-command.ts';
import { quotedWords, shellQuoted } from '../../src/schemas/shell-words.ts';

/** The words that a shell reads. */
function readBy(shell: string, command: string): string[] {
  const script = `printf '%s\\0' ${command}`;
  return execFileSync(shell, ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const word = fc.oneof(
  fc.constantFrom('--size', '--only', 'pages=1', './my drivers/a.ts', "it's", 'a\\b', '$HOME', '*'),
  fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme-ascii' }),
);
const words = fc.array(word, { minLength: 1, maxLength: 9 });

test('a shell reads a folded command as the words that it was made of, and no line is too long', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 100 }), (given, width) => {
      const command = given.map(shellQuoted).join(' ');
      expect(quotedWords(command)).toEqual(given.map(shellQuoted));
      const lines = foldCommand('', command, width);
      expect(lines.filter((line) => line.length > width)).toEqual([]);
      expect(readBy('bash', lines.join('\n'))).toEqual(given);
    }),
    { numRuns: 60 },
  );
});

test('control characters in a word reach the shell, and the command has none', () => {
  const given = ['unplug', 'a\u001b[31m\nb', "x'\u0007\\"];
  const command = given.map(shellQuoted).join(' ');
  // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
  expect(command).not.toMatch(/[\u0000-\u001f]/);
  expect(readBy('bash', foldCommand('', command, 60).join('\n'))).toEqual(given);
});

test('an option stays on the line of its value, and a short command on one line', () => {
  const command = 'unplug verify device-private --kernel 6.0 --size pages=1 --only no-deadlock';
  expect(foldCommand('replay: ', command, 72)).toEqual([
    'replay: unplug verify device-private --kernel 6.0 --size pages=1 \\',
    '  --only no-deadlock',
  ]);
  expect(foldCommand('replay: ', command, 100)).toEqual([`replay: ${command}`]);
});
