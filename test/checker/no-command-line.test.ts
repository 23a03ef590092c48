import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A text of the code that names an option or a command. */
const OF_COMMAND_LINE = /['"`][^'"`\n]*(?:(?<![\w-])--[a-z]|\bunplug [a-z])/;

it('the checker and the language know no command line', () => {
  const knowing = ['src/checker', 'src/model'].flatMap((room) =>
    readdirSync(room, { encoding: 'utf8', recursive: true })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        readFileSync(`${room}/${file}`, 'utf8')
          .split('\n')
          .filter((line) => !/^\s*(?:\*|\/\/|\/\*\*)/.test(line) && OF_COMMAND_LINE.test(line))
          .map((line) => `${room}/${file}: ${line.trim()}`),
      ),
  );
  expect(knowing).toEqual([]);
});

it.each(["words.push('--only', rule.id);", "fix: 'write it with unplug verify --save'"])(
  'knows %s when it sees it',
  (line) => {
    expect(line).toMatch(OF_COMMAND_LINE);
  },
);
