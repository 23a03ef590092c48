import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as memoryTypes from '../../src/trace/kernel/memory-types.ts';

const { isModelled, ...rest } = memoryTypes;
const NUMBERS = new Map<string, number>(
  Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, value] as const] : [],
  ),
);

/** How code that knows the number of a type by heart looks: its own constant, a case, a comparison, a key. */
const BARE = [
  new RegExp(String.raw`\b(?:${[...NUMBERS.keys()].join('|')})\b\s*[=:]\s*\d`),
  /\bcase \d+:/,
  /\btype\)?\s*[!=]==\s*\d/,
  /^\s*\d+:\s/,
];

function bareIn(text: string): string[] {
  return text.split('\n').filter((line) => BARE.some((one) => one.test(line)));
}

it('has a name for every type that has a model, and for no other', () => {
  const named = new Set(NUMBERS.values());
  for (let type = 0; type < 10; type++) {
    expect([type, isModelled(type)]).toEqual([type, named.has(type)]);
  }
});

it('is the only place of the trace that knows the numbers', () => {
  const bare = readdirSync('src/trace', { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('/memory-types.ts'))
    .flatMap((file) =>
      bareIn(readFileSync(`src/trace/${file}`, 'utf8')).map((line) => `${file}: ${line.trim()}`),
    );
  expect(bare).toEqual([]);
});

it.each(['const FS_DAX = 3;', '    case 5:', '  if (type === 4) {', '  1: [], '])(
  'knows %s when it sees it',
  (line) => {
    expect(bareIn(line)).toEqual([line]);
  },
);
